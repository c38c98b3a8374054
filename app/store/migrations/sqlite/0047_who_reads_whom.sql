-- Whether a coach reads every participant of the structure, or their own and those of coaches whom they stand in for. Written twice, like
-- 0001_house.sql.
alter table structure add column coaches_read text not null default 'Structure' check (coaches_read in ('Structure', 'Own'));
