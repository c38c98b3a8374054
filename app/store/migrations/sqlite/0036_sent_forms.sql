-- Forms that a phone sends again: each is done once. Written twice, like 0001_house.sql.

-- The key of a form that was sent from a phone's queue, inserted by the transaction that does what the form says. Its outcome is
-- written afterwards; without it the form was done, and its answer was lost with the process.
create table sent_form (
    person_id text not null references person (id),
    key text not null,
    sent_at text not null,
    -- The address of the page to which the form led.
    location text,
    -- The key of the sentence that was shown there.
    say text,
    primary key (person_id, key)
) strict;
create index sent_form_old on sent_form (sent_at);
