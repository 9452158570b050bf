CREATE TABLE project (
  id                  VARCHAR(26)   NOT NULL,
  budget_year         SMALLINT      NOT NULL COMMENT '年度',
  unit                VARCHAR(200)  NOT NULL COMMENT '实施单位',
  name                VARCHAR(200)  NOT NULL COMMENT '项目名称',
  department          VARCHAR(200)  NULL COMMENT '主管部门',
  nature              VARCHAR(100)  NULL COMMENT '项目性质',
  category            VARCHAR(100)  NULL COMMENT '项目类别',
  annual_request      DECIMAL(20,2) NULL COMMENT '年度资金申请总额, 元',
  total_budget        DECIMAL(20,2) NULL COMMENT '项目资金总额, 元',
  declaration_version INT           NOT NULL COMMENT 'newest version',
  revision            INT           NOT NULL COMMENT 'newest revision of the actuals, 0 before the first',
  evaluation_id       VARCHAR(26)   NULL COMMENT 'current evaluation',
  status              VARCHAR(16)   NULL COMMENT 'of the current evaluation',
  total               DECIMAL(9,2)  NULL COMMENT '得分',
  grade               VARCHAR(20)   NULL COMMENT '等级',
  opt_lock            INT           NOT NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX project_key (budget_year, unit, name),
  INDEX project_department (budget_year, department),
  INDEX project_grade (budget_year, grade)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE declaration_version (
  project_id VARCHAR(26)   NOT NULL,
  version    INT           NOT NULL,
  form_hash  CHAR(64)      NOT NULL COMMENT 'SHA-256 of what the form says, without its place in a file',
  origin     VARCHAR(16)   NOT NULL COMMENT 'import, json, settlement, sample',
  document   LONGTEXT      NOT NULL COMMENT 'JSON: as declared, and what was settled since',
  author     VARCHAR(64)   NOT NULL,
  created_at DATETIME(6)   NOT NULL,
  reason     VARCHAR(2000) NULL,
  PRIMARY KEY (project_id, version),
  CONSTRAINT declaration_of_project FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '绩效目标申报表';
