-- A year is a row of its own, so that closing it and importing into it can wait for each other.
CREATE TABLE budget_year (
  year      SMALLINT      NOT NULL,
  closed    BOOLEAN       NOT NULL,
  closed_by VARCHAR(64)   NULL COMMENT 'who closed or reopened it last',
  closed_at DATETIME(6)   NULL,
  reason    VARCHAR(2000) NULL,
  opt_lock  INT           NOT NULL,
  PRIMARY KEY (year)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '年度';

INSERT INTO budget_year (year, closed, opt_lock) SELECT DISTINCT budget_year, FALSE, 0 FROM project;

ALTER TABLE project
  ADD COLUMN year_closed             BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'as its budget_year says; here so that a post need not look there',
  ADD COLUMN submission_state        VARCHAR(16)   NULL COMMENT 'draft, submitted, confirmed or returned; null before the first actuals',
  ADD COLUMN submission_state_by     VARCHAR(64)   NULL,
  ADD COLUMN submission_state_at     DATETIME(6)   NULL,
  ADD COLUMN submission_state_reason VARCHAR(2000) NULL,
  ADD CONSTRAINT project_of_year FOREIGN KEY (budget_year) REFERENCES budget_year (year);

UPDATE project SET submission_state = 'draft' WHERE revision > 0;
