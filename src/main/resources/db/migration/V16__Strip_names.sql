-- Departments and categories that were declared as JSON with spaces around them: comparing texts, the database pads them and would
-- find what nothing else finds.
UPDATE project
SET department = NULLIF(TRIM(department), ''), category = NULLIF(TRIM(category), '')
WHERE department LIKE ' %' OR department LIKE '% ' OR category LIKE ' %' OR category LIKE '% ' OR department = '' OR category = '';
