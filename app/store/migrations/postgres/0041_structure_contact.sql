-- How participants reach the structure when they cannot sign in or their coach has no number. Written twice, like 0001_house.sql.
alter table structure add column phone text check (phone <> '');
alter table structure add column email text check (email <> '');
