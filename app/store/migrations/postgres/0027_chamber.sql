-- Where the chamber of trades takes its own rate of the chamber tax.

alter table structure add column chamber_region text not null default 'Elsewhere'
    check (chamber_region in ('Elsewhere', 'Alsace', 'Moselle'));
