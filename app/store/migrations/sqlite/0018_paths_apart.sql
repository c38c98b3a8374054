-- What the events of a path keep is held by the database too, and a place is given back in the middle of a session. Written
-- twice, like 0001_house.sql.

-- From then on a place is no longer held, though the session had begun: whoever held it left the scheme between two dates of
-- it. The dates before stay as they are, to be marked or marked already.
alter table booking add column released_at text;

-- The last day lived is a day of the path.
create trigger enrollment_left_inside_new before insert on enrollment
    when new.left_on not between new.starts_on and new.ends_on begin
    select raise(abort, 'the last day lived is a day of the path');
end;
create trigger enrollment_left_inside before update on enrollment
    when new.left_on not between new.starts_on and new.ends_on begin
    select raise(abort, 'the last day lived is a day of the path');
end;

-- Two paths of one person share no day. One that nobody has left yet runs on, whatever its planned end.
create trigger enrollment_apart_new before insert on enrollment
    when exists (
        select 1 from enrollment o where o.participant_id = new.participant_id and o.id <> new.id
        and o.starts_on <= coalesce(new.left_on, o.starts_on) and new.starts_on <= coalesce(o.left_on, new.starts_on)
    ) begin
    select raise(abort, 'two paths of one person share no day');
end;
create trigger enrollment_apart before update on enrollment
    when exists (
        select 1 from enrollment o where o.participant_id = new.participant_id and o.id <> new.id
        and o.starts_on <= coalesce(new.left_on, o.starts_on) and new.starts_on <= coalesce(o.left_on, new.starts_on)
    ) begin
    select raise(abort, 'two paths of one person share no day');
end;
