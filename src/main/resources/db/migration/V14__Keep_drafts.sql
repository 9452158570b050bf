-- What somebody has typed and not posted yet: theirs alone, and nothing of the project's.
CREATE TABLE actuals_draft (
  project_id          VARCHAR(26) NOT NULL,
  author              VARCHAR(64) NOT NULL,
  declaration_version INT         NOT NULL COMMENT 'whose rows were filled in',
  revision            INT         NOT NULL COMMENT 'newest when the draft was begun, 0 for none',
  document            MEDIUMTEXT  NOT NULL COMMENT 'JSON: the actuals as typed',
  saved_at            DATETIME(6) NOT NULL,
  PRIMARY KEY (project_id, author),
  CONSTRAINT draft_of_project FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT '填报草稿';
