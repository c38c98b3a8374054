-- French in easier words, for participants.
alter table person drop constraint person_language_check;
alter table person add constraint person_language_check
    check (language in ('fr', 'en') or role = 'Participant' and language in ('fr-simple', 'ar', 'tr', 'uk', 'pt', 'prs'));
