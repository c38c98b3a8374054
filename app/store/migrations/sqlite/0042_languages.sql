-- The languages of participants: Arabic, Turkish, Ukrainian, Portuguese, Dari. The team reads French or English.
-- SQLite has no statement that changes a check: see 0017_network.sql. The index that goes and comes back tells other connections that
-- the schema is a new one.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, 'check (language in (''fr'', ''en''))',
    'check (language in (''fr'', ''en'') or role = ''Participant'' and language in (''ar'', ''tr'', ''uk'', ''pt'', ''prs''))')
where type = 'table' and name = 'person';
pragma writable_schema = reset;
drop index person_by_role_alone;
create index person_by_role_alone on person (role, created_at, id);
