-- The people of the network, who read what every structure has told. Written twice, like 0001_house.sql.

-- SQLite has no statement that changes a check. Rows stay as they are, so its manual (lang_altertable, 7) has the text of
-- the table changed; the index that follows tells other connections that the schema is a new one.
pragma writable_schema = on;
update sqlite_schema set sql = replace(sql, '''Coach'', ''Coordinator'')', '''Coach'', ''Coordinator'', ''Network'')')
where type = 'table' and name = 'person';
pragma writable_schema = reset;
create index person_by_role_alone on person (role, created_at, id);
