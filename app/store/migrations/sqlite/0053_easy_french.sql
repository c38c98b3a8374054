-- French in easier words, for participants. See 0042_languages.sql.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'language in (''ar'', ''tr'', ''uk'', ''pt'', ''prs'')',
    'language in (''fr-simple'', ''ar'', ''tr'', ''uk'', ''pt'', ''prs'')')
where type = 'table' and name = 'person';
pragma writable_schema = reset;
drop index person_by_role_alone;
create index person_by_role_alone on person (role, created_at, id);
