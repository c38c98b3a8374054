-- Sign-in that is limited, and that may be repeated by the browser that did it a moment ago. Written twice, like
-- 0001_house.sql. A browser is known by the SHA-256 of a token that its cookie alone holds.

-- Which browser asked for a code, and whether someone had signed in on it before as the one whose contact it is.
alter table sign_in_code add column browser_hash text;
alter table sign_in_code add column known boolean not null default false;
-- The browser that used it: it may send the same again for some minutes.
alter table sign_in_code add column used_by text;
alter table invitation add column used_by text;
alter table device add column browser_hash text;

-- The browsers on which someone signed in before. Their tries are counted apart from everybody else's.
create table known_browser (
    browser_hash text not null,
    person_id text not null references person (id),
    known_until timestamptz not null,
    primary key (browser_hash, person_id)
);
create index known_browser_by_person on known_browser (person_id, known_until);

-- How often sign-in failed on a day, until the day is over and the journal has its line.
create table sign_in_failure (
    structure_id text not null references structure (id),
    day date not null,
    kind text not null check (kind in ('WrongCode', 'WrongPassword', 'Limited', 'SmsCap')),
    failures bigint not null check (failures > 0),
    primary key (structure_id, day, kind)
);

create index attempt_by_time on attempt (at);
