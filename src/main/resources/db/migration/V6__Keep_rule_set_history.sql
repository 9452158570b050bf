ALTER TABLE rule_set_version
  ADD COLUMN note        VARCHAR(2000) NULL COMMENT 'what its author says about it',
  ADD COLUMN report      LONGTEXT      NULL COMMENT 'JSON: what the gate found',
  ADD COLUMN approved_by VARCHAR(64)   NULL COMMENT 'a person other than the author',
  ADD COLUMN approved_at DATETIME(6)   NULL,
  ADD COLUMN opt_lock    INT           NOT NULL DEFAULT 0;

CREATE TABLE rule_set_activation (
  id           BIGINT        NOT NULL AUTO_INCREMENT,
  name         VARCHAR(100)  NOT NULL,
  hash         CHAR(64)      NOT NULL,
  activated_by VARCHAR(64)   NOT NULL,
  activated_at DATETIME(6)   NOT NULL,
  note         VARCHAR(2000) NULL,
  PRIMARY KEY (id),
  KEY activation_of_version (name, hash),
  CONSTRAINT activated_version FOREIGN KEY (name, hash) REFERENCES rule_set_version (name, hash)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '规则集启用记录';

INSERT INTO rule_set_activation (name, hash, activated_by, activated_at)
SELECT name, active_hash, active_by, active_since FROM rule_set;

CREATE TABLE rule_set_assignment (
  budget_year SMALLINT     NOT NULL,
  department  VARCHAR(200) NOT NULL COMMENT 'empty: all that are not named themselves',
  name        VARCHAR(100) NOT NULL,
  assigned_by VARCHAR(64)  NOT NULL,
  assigned_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (budget_year, department),
  CONSTRAINT assigned_rule_set FOREIGN KEY (name) REFERENCES rule_set (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '规则集适用范围';
