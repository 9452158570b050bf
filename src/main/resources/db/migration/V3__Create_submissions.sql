CREATE TABLE submission (
  project_id          VARCHAR(26)   NOT NULL,
  revision            INT           NOT NULL,
  declaration_version INT           NOT NULL COMMENT 'current when posted',
  executed_amount     DECIMAL(20,2) NOT NULL COMMENT '全年执行数, 元',
  adjusted_budget     DECIMAL(20,2) NULL COMMENT '全年预算数, 元',
  document            LONGTEXT      NOT NULL COMMENT 'JSON: the actuals as posted',
  author              VARCHAR(64)   NOT NULL,
  created_at          DATETIME(6)   NOT NULL,
  PRIMARY KEY (project_id, revision),
  CONSTRAINT submission_of_project FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '实际完成值';
