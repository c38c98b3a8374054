-- What was sent as a document, as SHA-256 in hexadecimal: the same sent twice within a minute is one document. Documents of
-- before have none. Written twice, like 0001_house.sql.

alter table document add column digest text;
