-- What a participant says of their business: it changes what they have to put aside.
alter table enrollment add column pays_income_tax boolean not null default false;
alter table enrollment add column craft boolean not null default false;
