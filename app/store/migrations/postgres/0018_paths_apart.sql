-- What the events of a path keep is held by the database too, and a place is given back in the middle of a session. Written
-- twice, like 0001_house.sql.

-- From then on a place is no longer held, though the session had begun: whoever held it left the scheme between two dates of
-- it. The dates before stay as they are, to be marked or marked already.
alter table booking add column released_at timestamptz;

-- The last day lived is a day of the path.
alter table enrollment add constraint enrollment_left_inside check (left_on between starts_on and ends_on);

-- Two paths of one person share no day. One that nobody has left yet runs on, whatever its planned end.
create extension if not exists btree_gist;
alter table enrollment add constraint enrollment_apart
    exclude using gist (participant_id with =, daterange(starts_on, left_on, '[]') with &&);
