-- One writing for a phone number overseas, and one limit for a name wherever it comes in. Written twice, like 0001_house.sql.

-- Numbers overseas were kept as if they were of the mainland, `0692…` as +33692…, or with the 0 that is dialled at home: each gets
-- the country code of its territory. Where somebody has the right writing already, both stay, to be looked at by hand.
update person set phone = '+590' || substr(phone, 4)
    where length(phone) = 12 and (substr(phone, 1, 6) in ('+33690', '+33691')
        or substr(phone, 1, 8) in ('+3370900', '+3370901', '+3370902', '+3370903', '+3370904'))
    and not exists (select 1 from person o where o.phone = '+590' || substr(person.phone, 4));
update person set phone = '+594' || substr(phone, 4)
    where length(phone) = 12 and (substr(phone, 1, 6) = '+33694'
        or substr(phone, 1, 8) in ('+3370930', '+3370931', '+3370932', '+3370933'))
    and not exists (select 1 from person o where o.phone = '+594' || substr(person.phone, 4));
update person set phone = '+596' || substr(phone, 4)
    where length(phone) = 12 and (substr(phone, 1, 6) in ('+33696', '+33697')
        or substr(phone, 1, 8) in ('+3370910', '+3370911', '+3370912', '+3370913'))
    and not exists (select 1 from person o where o.phone = '+596' || substr(person.phone, 4));
-- Réunion, and of the block 0639 what is Mayotte's: 06 39 98 is the mainland's, for examples.
update person set phone = '+262' || substr(phone, 4)
    where length(phone) = 12 and (substr(phone, 1, 6) in ('+33692', '+33693')
        or substr(phone, 1, 7) in ('+336392', '+336396', '+336397')
        or substr(phone, 1, 8) in (
            '+3363900', '+3363901', '+3363902', '+3363903', '+3363904', '+3363905', '+3363906', '+3363907', '+3363909', '+3363910',
            '+3363911', '+3363919', '+3363930', '+3363939', '+3363940', '+3363950', '+3363955', '+3363956', '+3363957', '+3363958',
            '+3363959', '+3363990', '+3363994', '+3363995', '+3363996', '+3363997', '+3363999',
            '+3370920', '+3370921', '+3370922', '+3370923', '+3370935', '+3370936', '+3370937'))
    and not exists (select 1 from person o where o.phone = '+262' || substr(person.phone, 4));
update person set phone = substr(phone, 1, 4) || substr(phone, 6)
    where length(phone) = 14 and substr(phone, 1, 5) in ('+2620', '+5900', '+5940', '+5960')
    and not exists (select 1 from person o where o.phone = substr(person.phone, 1, 4) || substr(person.phone, 6));

-- As long as `domain::people::MOST_NAME` says; names that are there already stay.
alter table person add constraint person_name_short check (length(first_name) <= 120 and length(last_name) <= 120) not valid;
