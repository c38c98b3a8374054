-- Meetings that are recorded after they were held.

-- Held in person, at none of the venues of the list: at the person's own place, at a client's.
alter table session add column in_person integer not null default 0 check (in_person = 0 or venue_id is null);
-- Recorded after it was held, with its one attended booking; such a meeting can be withdrawn.
alter table session add column recorded integer not null default 0;
