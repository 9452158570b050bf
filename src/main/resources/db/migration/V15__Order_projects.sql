-- A page of a year in any order is read by an index; InnoDB keeps the id, which decides among equals, at the end of each.
ALTER TABLE project
  ADD INDEX project_evaluated_at (budget_year, evaluated_at),
  ADD INDEX project_execution_rate (budget_year, execution_rate),
  ADD INDEX project_budget (budget_year, budget),
  ADD INDEX project_name (budget_year, name),
  ADD INDEX project_unit (budget_year, unit),
  ADD INDEX project_category (budget_year, category);
