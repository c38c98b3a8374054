-- What a participant says of their business: it changes what they have to put aside.
alter table enrollment add column pays_income_tax integer not null default 0 check (pays_income_tax in (0, 1));
alter table enrollment add column craft integer not null default 0 check (craft in (0, 1));
