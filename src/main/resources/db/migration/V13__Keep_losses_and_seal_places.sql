-- Places in the order of changes are sealed when they are given out.
ALTER TABLE change_head
  ADD COLUMN secret CHAR(64) NOT NULL DEFAULT '' COMMENT 'key of the seals';

UPDATE change_head SET secret = LOWER(HEX(RANDOM_BYTES(32)));

-- The levels of the current evaluation say too on which indicators points were lost.
ALTER TABLE project
  MODIFY COLUMN levels MEDIUMTEXT NULL
    COMMENT 'of the current evaluation: JSON array of [level 1, 分值, 得分, {indicator that lost points: 分值/得分}, level 2]';

UPDATE project p
JOIN (
  SELECT l.id,
         CONCAT('[', GROUP_CONCAT(
           CONCAT('[', COALESCE(JSON_QUOTE(l.level1), 'null'), ',"', l.weight, '","', l.score, '",{', COALESCE(l.lost, ''), '},',
                  COALESCE(JSON_QUOTE(l.level2), 'null'), ']') ORDER BY l.place SEPARATOR ','), ']') AS levels
  FROM (
    SELECT n.id, n.level1, n.level2, SUM(n.weight) AS weight, SUM(n.score) AS score, MIN(n.place) AS place,
           GROUP_CONCAT(IF(n.lost_weight > 0,
                           CONCAT(JSON_QUOTE(COALESCE(n.name, '')), ':"', n.lost_weight, '/', n.lost_score, '"'), NULL)
                        ORDER BY n.place SEPARATOR ',') AS lost
    FROM (
      SELECT q.id, i.level1, i.level2, i.name, MIN(i.place) AS place, SUM(i.weight) AS weight, SUM(i.score) AS score,
             SUM(IF(i.score < i.weight, i.weight, 0)) AS lost_weight, SUM(IF(i.score < i.weight, i.score, 0)) AS lost_score
      FROM project q
      JOIN evaluation x ON x.id = q.evaluation_id,
           JSON_TABLE(x.document, '$.indicators[*]' COLUMNS (
             place FOR ORDINALITY,
             name VARCHAR(4000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$.name',
             level1 VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$.level1',
             level2 VARCHAR(300) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$.level2',
             weight DECIMAL(20,2) PATH '$.weight', score DECIMAL(20,2) PATH '$.score')) i
      GROUP BY q.id, i.level1, i.level2, i.name) n
    GROUP BY n.id, n.level1, n.level2) l
  GROUP BY l.id) g ON g.id = p.id
SET p.levels = g.levels;
