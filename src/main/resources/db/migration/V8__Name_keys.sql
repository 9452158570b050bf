-- Names that differ only in spaces, brackets or quotes are found by what they have in common (Project.keyOf). Of the rows there are,
-- the differences that people make most are folded here; a project declared anew gets the exact key.
alter table project add column name_key char(64) character set ascii collate ascii_bin null after name;
update project
set name_key = sha2(
    lower(replace(replace(replace(replace(replace(replace(replace(replace(
        name, ' ', ''), '　', ''), '（', '('), '）', ')'), '“', ''), '”', ''), '"', ''), ' ', '')), 256);
alter table project modify name_key char(64) character set ascii collate ascii_bin not null;
create index project_name_key on project (budget_year, unit, name_key);
