-- A venue that is closed is offered no more; its sessions keep it. Written twice, like 0001_house.sql.
alter table venue add column closed_at timestamptz;
-- A change of a venue concerns what is planned there.
create index session_by_venue on session (venue_id, ends_at) where venue_id is not null;
