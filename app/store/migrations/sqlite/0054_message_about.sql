-- What a message of the outbox is about: a question, an opened month, a version that the team entered, a version of a plan; of a message that a
-- session moved, where its recipient believes it to be. Undoing that drops the message if it has not left. Written twice, like 0001_house.sql.
alter table outbox add column about text;
create index outbox_about on outbox (about) where about is not null;
