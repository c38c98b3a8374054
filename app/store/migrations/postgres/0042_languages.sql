-- The languages of participants: Arabic, Turkish, Ukrainian, Portuguese, Dari. The team reads French or English.
alter table person drop constraint person_language_check;
alter table person add constraint person_language_check
    check (language in ('fr', 'en') or role = 'Participant' and language in ('ar', 'tr', 'uk', 'pt', 'prs'));
