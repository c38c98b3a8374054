-- What is stored of a document, as SHA-256 in hexadecimal; `digest` is of what was sent, before its metadata went. `essor verify`
-- compares the store of documents with it. Documents of before have none. Written twice, like 0001_house.sql.

alter table document add column stored_digest text;
