-- What summaries are made of, beside the project: they read one narrow row a project and no document.
ALTER TABLE project
  ADD COLUMN number         BIGINT        NOT NULL AUTO_INCREMENT COMMENT 'short name within the database',
  ADD COLUMN budget         DECIMAL(20,2) NULL COMMENT 'of the current evaluation, 元',
  ADD COLUMN executed       DECIMAL(20,2) NULL COMMENT 'of the current evaluation, 元',
  ADD COLUMN execution_rate DECIMAL(26,2) NULL COMMENT '预算执行率 of the current evaluation, percent',
  ADD COLUMN evaluated_at   DATETIME(6)   NULL COMMENT 'of the current evaluation',
  ADD COLUMN levels         MEDIUMTEXT    NULL COMMENT 'of the current evaluation: JSON array of [level 1, 分值, 得分, level 2]',
  ADD UNIQUE INDEX project_number (number),
  ADD INDEX project_total (budget_year, total, id);

UPDATE project p
JOIN evaluation e ON e.id = p.evaluation_id
JOIN (
  SELECT l.id,
         CONCAT('[', GROUP_CONCAT(
           CONCAT('[', COALESCE(JSON_QUOTE(l.level1), 'null'), ',"', l.weight, '","', l.score, '",',
                  COALESCE(JSON_QUOTE(l.level2), 'null'), ']') ORDER BY l.place SEPARATOR ','), ']') AS levels
  FROM (
    SELECT x.id, i.level1, i.level2, SUM(i.weight) AS weight, SUM(i.score) AS score, MIN(i.place) AS place
    FROM project q
    JOIN evaluation x ON x.id = q.evaluation_id,
         JSON_TABLE(x.document, '$.indicators[*]' COLUMNS (
           place FOR ORDINALITY,
           level1 VARCHAR(300) PATH '$.level1', level2 VARCHAR(300) PATH '$.level2',
           weight DECIMAL(20,2) PATH '$.weight', score DECIMAL(20,2) PATH '$.score')) i
    GROUP BY x.id, i.level1, i.level2) l
  GROUP BY l.id) g ON g.id = e.id
SET p.budget = JSON_VALUE(e.document, '$.execution.budget'),
    p.executed = JSON_VALUE(e.document, '$.execution.executed'),
    p.execution_rate = e.execution_rate,
    p.evaluated_at = e.evaluated_at,
    p.levels = g.levels;

-- Lists go by time and id: the sequence tells how many evaluations there are, which not everybody is to know.
ALTER TABLE evaluation
  ADD INDEX evaluation_of_year (budget_year, evaluated_at, id),
  ADD INDEX evaluation_time (evaluated_at, id),
  DROP INDEX evaluation_year;

-- Every change that a summary or a follower of evaluations has to learn of, written in its transaction. Its position is given
-- afterwards, to one committed row after the other, so that who has read up to a position has missed nothing before it.
CREATE TABLE project_change (
  id            BIGINT      NOT NULL AUTO_INCREMENT,
  project_id    VARCHAR(26) NOT NULL,
  evaluation_id VARCHAR(26) NULL COMMENT 'the new evaluation; null for a change without one',
  position      BIGINT      NULL,
  PRIMARY KEY (id),
  UNIQUE INDEX project_change_position (position),
  UNIQUE INDEX project_change_evaluation (evaluation_id),
  CONSTRAINT change_of_project FOREIGN KEY (project_id) REFERENCES project (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO project_change (project_id, evaluation_id) SELECT project_id, id FROM evaluation ORDER BY seq;

-- One row. Who gives positions holds its lock, so that there is one at a time among all replicas.
CREATE TABLE change_head (
  id       TINYINT NOT NULL,
  position BIGINT  NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO change_head (id, position) VALUES (1, 0);
