CREATE TABLE rule_set_version (
  name       VARCHAR(100) NOT NULL,
  hash       CHAR(64)     NOT NULL COMMENT 'SHA-256 of the canonical content',
  files      LONGTEXT     NOT NULL COMMENT 'JSON object: path to text',
  origin     VARCHAR(16)  NOT NULL COMMENT 'folder or api',
  author     VARCHAR(64)  NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (name, hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '规则集版本';

CREATE TABLE rule_set (
  name         VARCHAR(100) NOT NULL,
  active_hash  CHAR(64)     NOT NULL,
  active_since DATETIME(6)  NOT NULL,
  active_by    VARCHAR(64)  NOT NULL,
  opt_lock     INT          NOT NULL,
  PRIMARY KEY (name),
  CONSTRAINT active_version FOREIGN KEY (name, active_hash) REFERENCES rule_set_version (name, hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '规则集';
