-- The people of the network, who read what every structure has told. Written twice, like 0001_house.sql.

alter table person drop constraint person_role_check;
alter table person add constraint person_role_check check (role in ('Participant', 'Coach', 'Coordinator', 'Network'));
create index person_by_role_alone on person (role, created_at, id);
