-- Written in the transaction of the change and never changed afterwards, but for the seal (seq and hash).
CREATE TABLE audit_entry (
  id           BIGINT        NOT NULL AUTO_INCREMENT,
  at           DATETIME(6)   NOT NULL,
  actor        VARCHAR(64)   NOT NULL COMMENT 'user, or system',
  via          VARCHAR(64)   NOT NULL COMMENT 'how the actor signed in',
  client       VARCHAR(64)   NULL COMMENT 'network address',
  request_id   VARCHAR(64)   NULL,
  action       VARCHAR(64)   NOT NULL,
  subject_type VARCHAR(32)   NOT NULL,
  subject_id   VARCHAR(300)  NOT NULL,
  department   VARCHAR(200)  NULL COMMENT '主管部门 of the subject',
  unit         VARCHAR(200)  NULL COMMENT '实施单位 of the subject',
  state_before MEDIUMTEXT    NULL COMMENT 'JSON object',
  state_after  MEDIUMTEXT    NULL COMMENT 'JSON object',
  reason       VARCHAR(2000) NULL,
  seq          BIGINT        NULL COMMENT 'place in the chain, null until sealed',
  hash         CHAR(64)      CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'SHA-256 over the hash before and the fields above',
  PRIMARY KEY (id),
  UNIQUE INDEX audit_entry_seq (seq),
  INDEX audit_entry_subject (subject_type, subject_id, id),
  INDEX audit_entry_request (request_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '操作记录';

-- One row. Who seals holds its lock, so there is one sealer at a time among all replicas.
CREATE TABLE audit_head (
  id        TINYINT     NOT NULL,
  seq       BIGINT      NOT NULL,
  hash      CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed_at DATETIME(6) NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, REPEAT('0', 64));
