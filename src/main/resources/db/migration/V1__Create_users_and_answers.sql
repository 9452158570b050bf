-- utf8mb4_bin throughout: the default collation would merge full-width and half-width forms of a name.
CREATE TABLE app_user (
  name          VARCHAR(64)  NOT NULL COMMENT 'sign-in name',
  password_hash VARCHAR(100) NOT NULL COMMENT 'bcrypt',
  roles         VARCHAR(200) NOT NULL COMMENT 'comma separated',
  enabled       BOOLEAN      NOT NULL,
  demo          BOOLEAN      NOT NULL COMMENT 'made by demo mode',
  created_at    DATETIME(6)  NOT NULL,
  opt_lock      INT          NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE idempotent_answer (
  caller       VARCHAR(64)  NOT NULL,
  idem_key     VARCHAR(255) NOT NULL,
  request_hash CHAR(64)     NOT NULL COMMENT 'SHA-256 of operation and body',
  status       SMALLINT     NULL COMMENT 'null while the first call is at work',
  headers      TEXT         NULL COMMENT 'JSON object',
  body         LONGTEXT     NULL,
  created_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (caller, idem_key),
  INDEX idempotent_answer_created (created_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
