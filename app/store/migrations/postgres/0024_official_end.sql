-- The end that the platform "Les Emplois" prints on the person's PASS, typed beside ours: a suspension counts one day more here.
alter table enrollment add column official_end date;
