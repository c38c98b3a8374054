delete from attempt where at < $1
delete from attempt where subject = $1
delete from attestation where issued_at < $1
delete from attestation where participant_id = $1 and id <> $2 and id not in (select id from attestation where participant_id = $1 order by issued_at desc, id desc limit $3)
delete from busy where session_id = $1
delete from busy where session_id = $1 and person_id = $2
delete from device where expires_at < $1
delete from device where person_id = $1
delete from device where person_id = $1 and browser_hash = $2 and signed_in_at < $3
delete from device where person_id = $1 and token_hash = $2
delete from form_draft where (kept_at < $1 or (kept_at < $2 and not exists (select 1 from person where person.id = form_draft.holder)))
delete from form_draft where holder = $1 and form = $2
delete from import_preview where expires_at < $1
delete from invitation where person_id = $1 and used_at is null
delete from known_browser where known_until < $1
delete from known_browser where person_id = $1
delete from known_browser where person_id = $1 and browser_hash not in (select browser_hash from known_browser where person_id = $1 order by known_until desc, browser_hash limit $2)
delete from leave_day where leave_id = $1
delete from note where removed_at < $1
delete from outbox where id in (select id from outbox where sent_at < $1 or dropped_at < $1 or given_up_at < $1 order by id limit 1000)
delete from session_date where session_id = $1
delete from sign_in_code where contact = $1 and used_at is null and (not known or browser_hash = $2)
delete from sign_in_code where expires_at < $1
delete from sign_in_code where person_id = $1 and used_at is null
delete from sign_in_failure where day < $1 returning structure_id, day, kind, failures
delete from statement_coefficient where structure_id = $1 and enrollment_id = $2 and month = $3
delete from substitution_day where substitution_id = $1
delete from substitution_day where substitution_id in (select id from substitution where (coach_id = $1 or substitute_id = $1) and ended_at is null and to_day >= $2)
delete from suspended_day where enrollment_id = $1 and suspension_id = $2
delete from suspension where id = $1
insert into attempt (subject, at) values ($1, $2)
insert into attestation (id, structure_id, participant_id, code, reference, issuer, initials, from_month, to_month, total, months, digest, issued_at, issued_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
insert into audit (id, structure_id, actor_id, at, action, subject_id, details) values ($1, $2, $3, $4, $5, $6, $7)
insert into availability_exception (window_id, day) values ($1, $2) on conflict (window_id, day) do nothing
insert into availability_window (id, structure_id, coach_id, session_type_id, venue_id, first_day, rule, from_minute, to_minute, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
insert into booking (id, structure_id, session_id, participant_id, place, state, booked_at, changed_at, changed_by) values ($1, $2, $3, $4, $5, 'Booked', $6, $6, $7)
insert into busy (person_id, cell, session_id) with recursive cells (cell) as (select cast($3 as bigint) union all select cell + 1 from cells where cell + 1 < $4) select cast($1 as text), cell, cast($2 as text) from cells
insert into calendar_feed (token_hash, person_id, created_at) values ($1, $2, $3)
insert into check_in (structure_id, enrollment_id, month, mood, blocker, words, wants_call, at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (enrollment_id, month) do update set mood = excluded.mood, blocker = excluded.blocker, words = excluded.words, wants_call = excluded.wants_call, at = excluded.at where check_in.mood <> excluded.mood or check_in.blocker <> excluded.blocker or coalesce(check_in.words, '') <> coalesce(excluded.words, '') or check_in.wants_call <> excluded.wants_call
insert into coach_leave (id, structure_id, coach_id, from_day, to_day, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7)
insert into correction_request (id, declaration_id, version, asked_by, asked_at, reason) values ($1, $2, $3, $4, $5, $6)
insert into declaration (id, structure_id, enrollment_id, month, state, version, total, imported, changed_at) values ($1, $2, $3, $4, $5, 1, $6, $7, $8)
insert into declaration_version (declaration_id, number, total, author_id, created_at, note, clients) values ($1, $2, $3, $4, $5, $6, $7)
insert into device (token_hash, person_id, agent, signed_in_at, expires_at, browser_hash) values ($1, $2, $3, $4, $5, $6)
insert into document (id, structure_id, enrollment_id, month, name, kind, bytes, object, added_by, added_at, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
insert into enrollment (id, structure_id, participant_id, coach_id, place, starts_on, ends_on, left_on, trade, activity, registered_on, acre, benefit, benefit_since, starting_turnover, goal, created_at, signed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
insert into extension (id, structure_id, enrollment_id, reason, days, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)
insert into form_draft (holder, form, content, kept_at) values ($1, $2, $3, $4) on conflict (holder, form) do update set content = excluded.content, kept_at = excluded.kept_at
insert into funder_link (id, structure_id, label, token_hash, until, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)
insert into import_preview (id, structure_id, owner_id, participants_name, declarations_name, participants, declarations, digest, outcome, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
insert into invitation (token_hash, person_id, created_at, expires_at, code_hash) values ($1, $2, $3, $4, $5)
insert into known_browser (browser_hash, person_id, known_until) values ($1, $2, $3) on conflict (browser_hash, person_id) do update set known_until = excluded.known_until
insert into leave_day (coach_id, day, structure_id, leave_id) values ($1, $2, $3, $4)
insert into note (id, structure_id, enrollment_id, author_id, text, shared, created_at) values ($1, $2, $3, $4, $5, $6, $7)
insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, kind, urgent, by_night, person_id, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $9, $10, $11)
insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, notice, person_id, session_id, booking_id, entry_id, word, by_night) select $1, $2, case when phone is not null and role = 'Participant' or email is null then 'Sms' else 'Email' end, case when phone is not null and role = 'Participant' or email is null then phone else email end, '', '', $3, $4, $5, id, $7, $8, $9, $10, $11 from person where id = $6
insert into person (id, structure_id, role, first_name, last_name, phone, email, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into plan_version (structure_id, enrollment_id, number, revision, state, content, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into question (id, declaration_id, version, asked_by, asked_at, question) values ($1, $2, $3, $4, $5, $6)
insert into review_batch (id, structure_id, made_by, made_at) values ($1, $2, $3, $4)
insert into review_batch_figure (structure_id, batch_id, declaration_id, version, state_before, outcome) values ($1, $2, $3, $4, $5, $6)
insert into session (id, structure_id, session_type_id, venue_id, link, coach_id, starts_at, ends_at, places, created_at, series_id, from_slot) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into session_date (session_id, position, starts_at, ends_at) values ($1, $2, $3, $4)
insert into session_place (session_id, place) with recursive places (place) as (select cast($2 as bigint) union all select place + 1 from places where place < $3) select cast($1 as text), place from places
insert into session_type (id, structure_id, kind, title, minutes, places, venue_id, link, book_notice, cancel_notice, most_open, bookable_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
insert into sign_in_code (attempt_hash, contact, person_id, code_hash, created_at, expires_at, browser_hash, known) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into sign_in_failure (structure_id, day, kind, failures) values ($1, $2, $3, 1) on conflict (structure_id, day, kind) do update set failures = sign_in_failure.failures + 1
insert into statement_coefficient (structure_id, enrollment_id, month, coefficient, typed_by, typed_at) values ($1, $2, $3, $4, $5, $6)
insert into structure_place (structure_id, place) values ($1, $2)
insert into substitution (id, structure_id, coach_id, substitute_id, from_day, to_day, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into substitution_day (structure_id, coach_id, day, substitution_id) values ($1, $2, $3, $4)
insert into suspended_day (enrollment_id, day, suspension_id) values ($1, $2, $3)
insert into suspension (id, structure_id, enrollment_id, first_day, last_day, reason, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
insert into turnover_line (declaration_id, version, position, activity, kind, amount) values ($1, $2, $3, $4, $5, $6)
insert into venue (id, structure_id, name, address) values ($1, $2, $3, $4)
insert into waitlist_entry (id, structure_id, session_id, participant_id, turn, state, joined_at, changed_at) select $1, $2, $3, $4, coalesce(max(turn), 0) + 1, 'Waiting', $5, $5 from waitlist_entry where session_id = $3
select (select count(*) from structure_place where structure_id = $1 and not closed) - (select count(*) from enrollment where structure_id = $1 and left_on is null)
select (select count(*) from structure_place where structure_id = $1 and not closed) as "all", (select count(*) from enrollment where structure_id = $1 and left_on is null) as taken
select a.at, p.first_name || ' ' || p.last_name as who, cast(null as text) as whose, a.action, a.details from audit a left join person p on p.id = a.actor_id where a.structure_id = $1 and (a.subject_id = $2 or a.subject_id = $3) order by a.at desc, a.id desc limit 30
select a.at, p.first_name || ' ' || p.last_name as who, h.first_name || ' ' || h.last_name as whose, a.action, a.details from audit a left join person p on p.id = a.actor_id left join booking b on b.id = a.subject_id and b.session_id = $2 left join person h on h.id = b.participant_id where a.structure_id = $1 and (a.subject_id = $2 or b.id is not null) order by a.at desc, a.id desc limit 30
select a.doer, a.session_type_id is not null as attended from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id where a.structure_id = $1 and a.id = $2 and e.participant_id = $3 and a.dropped_at is null
select a.id, a.coach_id, c.first_name || ' ' || c.last_name as coach, t.title as session_type, a.session_type_id, v.name as venue, a.venue_id, a.first_day, a.rule, a.from_minute, a.to_minute from availability_window a join person c on c.id = a.coach_id left join session_type t on t.id = a.session_type_id left join venue v on v.id = a.venue_id where a.structure_id = $1 and a.closed_at is null and ($2 is null or a.coach_id = $2) and a.first_day <= $3 order by a.from_minute, a.id
select a.id, a.coach_id, c.first_name || ' ' || c.last_name as coach, t.title as session_type, a.session_type_id, v.name as venue, a.venue_id, a.first_day, a.rule, a.from_minute, a.to_minute from availability_window a join person c on c.id = a.coach_id left join session_type t on t.id = a.session_type_id left join venue v on v.id = a.venue_id where a.structure_id = $1 and a.closed_at is null and a.coach_id = $2 order by a.first_day, a.from_minute, a.id
select a.id, a.coach_id, c.first_name || ' ' || c.last_name as coach, t.title as session_type, a.session_type_id, v.name as venue, a.venue_id, a.first_day, a.rule, a.from_minute, a.to_minute from availability_window a join person c on c.id = a.coach_id left join session_type t on t.id = a.session_type_id left join venue v on v.id = a.venue_id where a.structure_id = $1 and a.closed_at is null and a.coach_id = $2 order by a.from_minute, a.id
select a.id, a.goal_id, a.title, a.doer, a.due_on, a.session_type_id, t.title as session_title, case when a.session_type_id is null then a.done_at else ( select min(s.starts_at) from booking b join session s on s.id = b.session_id where b.participant_id = e.participant_id and b.state = 'Attended' and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at ) end as done_at, (select min(s.starts_at) from booking b join session s on s.id = b.session_id where b.participant_id = e.participant_id and b.state = 'Booked' and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at) as booked_for from plan_action a join goal g on g.id = a.goal_id join enrollment e on e.id = g.enrollment_id left join session_type t on t.id = a.session_type_id where g.structure_id = $1 and g.enrollment_id = $2 and a.dropped_at is null order by a.position, a.id
select a.subject_id, p.first_name || ' ' || p.last_name as name, a.at from declaration d join audit a on a.subject_id = d.id join person p on p.id = a.actor_id where d.structure_id = $1 and a.structure_id = $1 and a.action = 'declaration.validated' and d.enrollment_id in (select id from enrollment where participant_id = $2) order by a.at, a.id
select address, siret from person where structure_id = $1 and id = $2
select address, siret from person where structure_id = $1 and id = $2 and role = 'Participant'
select b.id as booking_id, b.session_id, b.participant_id, p.first_name || ' ' || p.last_name as name, b.state, b.late, b.reason, b.marked_at from booking b join person p on p.id = b.participant_id where b.structure_id = $1 and b.session_id = $2 order by case when b.state in ('Booked', 'Attended', 'NoShow') or b.marked_at is not null then 0 else 1 end, b.place, b.id
select b.id as booking_id, b.session_id, b.participant_id, p.first_name || ' ' || p.last_name as name, b.state, b.late, b.reason, b.marked_at from booking b join session s on s.id = b.session_id join person p on p.id = b.participant_id where b.structure_id = $1 and s.ends_at > $2 and s.starts_at < $3 and ($4 is null or s.coach_id = $4) and (b.state in ('Booked', 'Attended', 'NoShow') or b.marked_at is not null) order by b.session_id, b.place, b.id
select b.id as subject, d.position, b.sequence, s.id as session_id, t.kind, t.title, v.name as venue, v.address, s.link, c.first_name || ' ' || c.last_name as coach, d.starts_at, d.ends_at, case when coalesce(s.changed_at, s.created_at) > b.changed_at then coalesce(s.changed_at, s.created_at) else b.changed_at end as changed_at, case when b.released_at < d.starts_at then 'CancelledByStructure' else b.state end as state, s.cancelled_at is not null as session_cancelled from booking b join session s on s.id = b.session_id join session_date d on d.session_id = s.id join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where b.structure_id = $1 and b.participant_id = $2 and d.ends_at > $3 order by d.starts_at, b.id, d.position
select b.id from booking b join session s on s.id = b.session_id where b.participant_id = $1 and b.state = 'Booked' and s.session_type_id = $2 and s.coach_id = $3 and s.starts_at = $4
select b.id from review_batch b join review_batch_figure f on f.batch_id = b.id join declaration d on d.id = f.declaration_id where b.structure_id = $1 and f.declaration_id = $2 and f.version = $3 and f.outcome = 'Validated' and b.made_by = $4 and b.made_at >= $5 and d.state = 'Validated' and d.version = $3 order by b.made_at desc, b.id desc limit 1
select b.id, b.session_id from booking b join session s on s.id = b.session_id where b.participant_id = $1 and b.state = 'Booked' and s.starts_at > $2 and s.cancelled_at is null order by s.id
select b.id, b.session_id from booking b join session s on s.id = b.session_id where b.participant_id = $1 and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null and s.starts_at <= $2 and s.cancelled_at is null and exists (select 1 from session_date d where d.session_id = s.id and d.starts_at > $2) order by s.id
select b.id, b.state, b.late, s.cancelled_at is not null as session_cancelled, b.session_id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at, (select count(*) from session_date d where d.session_id = s.id) as dates, t.cancel_notice from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where b.structure_id = $1 and b.participant_id = $2 and (s.ends_at <= $3 or b.state not in ('Booked', 'Attended', 'NoShow') or b.released_at is not null) order by s.starts_at desc, b.id desc limit 50
select b.id, b.state, b.late, s.cancelled_at is not null as session_cancelled, b.session_id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at, (select count(*) from session_date d where d.session_id = s.id) as dates, t.cancel_notice from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where b.structure_id = $1 and b.participant_id = $2 and b.id = $3
select b.id, b.state, b.late, s.cancelled_at is not null as session_cancelled, b.session_id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at, (select count(*) from session_date d where d.session_id = s.id) as dates, t.cancel_notice from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where b.structure_id = $1 and b.participant_id = $2 and b.session_id = $3 order by case when b.state in ('Booked', 'Attended', 'NoShow') then 0 else 1 end, b.id desc limit 1
select b.id, b.state, b.late, s.cancelled_at is not null as session_cancelled, b.session_id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at, (select count(*) from session_date d where d.session_id = s.id) as dates, t.cancel_notice from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where b.structure_id = $1 and b.participant_id = $2 and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null and s.ends_at > $3 and s.cancelled_at is null order by s.starts_at
select b.participant_id, b.session_id, s.starts_at, s.venue_id is null as remote, t.statement_column, b.state = 'Attended' as attended from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id where b.structure_id = $1 and s.starts_at >= $2 and s.starts_at < $3 and (b.state = 'Attended' or (b.state = 'Booked' and s.cancelled_at is null and s.ends_at <= $4)) order by s.starts_at, b.id
select b.participant_id, s.id as session_id, t.title, x.starts_at, x.ends_at from enrollment e join booking b on b.participant_id = e.participant_id and b.state = 'Booked' and b.released_at is null join session s on s.id = b.session_id and s.cancelled_at is null join session_type t on t.id = s.session_type_id join session_date x on x.session_id = s.id and x.ends_at > $4 where e.structure_id = $1 and e.left_on is null and e.coach_id = coalesce($2, e.coach_id) and e.participant_id = coalesce($3, e.participant_id) order by x.starts_at desc
select b.participant_id, s.starts_at, t.kind, s.venue_id is null as remote, b.state, b.late from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id where b.structure_id = $1 order by s.starts_at, b.id
select b.participant_id, t.kind, s.venue_id is null as remote, count(*) as attended from booking b join session s on s.id = b.session_id join session_type t on t.id = s.session_type_id where b.structure_id = $1 and b.state = 'Attended' and s.starts_at >= $2 and s.starts_at < $3 and ($4 is null or b.participant_id = $4) group by b.participant_id, t.kind, s.venue_id is null order by b.participant_id, t.kind, remote
select browser_hash from known_browser where browser_hash = $1 and person_id = $2 and known_until > $3
select chamber_region from structure where id = $1
select coach_id from availability_window where structure_id = $1 and id = $2
select coach_id from coach_leave where structure_id = $1 and id = $2
select coach_id from substitution where structure_id = $1 and id = $2
select coach_id, starts_on, left_on, trade, activity, registered_on, acre, benefit, benefit_since, starting_turnover, goal, pays_income_tax, craft from enrollment where structure_id = $1 and participant_id = $2 order by starts_on desc limit 1
select coalesce(max(place), 0) from structure_place where structure_id = $1
select coefficient from statement_coefficient where structure_id = $1 and enrollment_id = $2 and month = $3
select content from form_draft where holder = $1 and form = $2
select content from plan_version where enrollment_id = $1 and state in ('Agreed', 'Recorded') order by number desc limit 1
select count(*) from attempt where subject = $1 and at > $2
select count(*) from booking b join session s on s.id = b.session_id where b.participant_id = $1 and b.state = 'Booked' and s.session_type_id = $2 and s.starts_at > $3 and b.id <> $4
select count(*) from document where enrollment_id = $1 and month = $2 and removed_at is null
select count(*) from outbox where structure_id = $1 and given_up_at is not null and dropped_at is null
select count(*) from session_place where session_id = $1 and not closed
select count(*) from structure_place where structure_id = $1 and not closed
select created_at from sign_in_code where contact = $1 and browser_hash = $2 and created_at > $3 and used_at is null and tries = 0 order by created_at desc limit 1
select d.enrollment_id, d.id, d.month, d.state, d.total, d.version, d.reported_version from declaration d where d.structure_id = $1 order by d.month
select d.enrollment_id, d.month, d.removed_at, d.object from document d join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.id = $2 and e.participant_id = $3
select d.enrollment_id, d.month, d.state, d.imported, d.total, l.activity, l.kind, l.amount from declaration d join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1
select d.enrollment_id, d.month, d.total from enrollment e join declaration d on d.enrollment_id = e.id where e.structure_id = $1 and e.left_on is null and e.coach_id = coalesce($2, e.coach_id) and e.participant_id = coalesce($3, e.participant_id) order by d.month
select d.id, d.enrollment_id, d.month, d.state, d.version, d.total, d.reported_version, v.total as reported_total, d.state = 'Submitted' and exists (select 1 from correction_request r where r.declaration_id = d.id and r.version = d.version and r.reopened) as reopened from declaration d left join declaration_version v on v.declaration_id = d.id and v.number = d.reported_version where d.structure_id = $1 and d.month <= $2
select d.id, d.enrollment_id, e.participant_id, p.first_name || ' ' || p.last_name as name, e.coach_id, c.first_name || ' ' || c.last_name as coach, d.month, d.state, d.version, d.total, e.goal, e.starting_turnover, e.registered_on, a.first_name || ' ' || a.last_name as author, v.created_at, v.note, v.clients, p.last_name as by_last, p.first_name as by_first from declaration d join enrollment e on e.id = d.enrollment_id join person p on p.id = e.participant_id join person c on c.id = e.coach_id join declaration_version v on v.declaration_id = d.id and v.number = d.version join person a on a.id = v.author_id where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id) order by d.id
select d.id, d.month, d.imported, l.activity, l.kind, l.amount from declaration d join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1 and d.month >= $3 and d.month <= $4 and d.enrollment_id in (select id from enrollment where participant_id = $2) and d.state in ('Validated', 'Reported') order by d.month, l.position
select d.id, e.participant_id, d.month, d.name, d.kind, d.bytes, d.object, d.added_at, d.removed_at from document d join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.object is not null and d.enrollment_id = $2 and (d.removed_at is null or d.removed_at >= $3) order by d.month, d.added_at, d.id
select d.id, e.participant_id, d.month, d.name, d.kind, d.bytes, d.object, d.added_at, d.removed_at from document d join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.object is not null and d.id = $2 and d.removed_at is null and (e.participant_id = $3 or e.coach_id = $3)
select d.id, l.activity, l.kind, l.amount from declaration d join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1 order by d.id, l.position
select d.month from declaration d join enrollment e on e.id = d.enrollment_id where d.enrollment_id = $1 and (d.month < $2 or (e.left_on is null and d.month > $3)) limit 1
select d.month, d.state, d.total, d.imported, d.state = 'Submitted' and exists (select 1 from correction_request r where r.declaration_id = d.id and r.version = d.version and r.reopened) as reopened, coalesce(d.reported_version <> d.version, false) as reported_before from declaration d where d.structure_id = $1 and d.enrollment_id = $2 order by d.month
select d.month, l.activity, cast(sum(l.amount) as bigint) as sum from declaration d join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1 and d.month between $3 and $4 and d.enrollment_id in (select id from enrollment where participant_id = $2) group by d.month, l.activity order by d.month, l.activity
select d.session_id, d.starts_at, d.ends_at from session_date d join session s on s.id = d.session_id where s.structure_id = $1 and s.cancelled_at is null and d.ends_at > $2 and d.starts_at < $3 and ($4 is null or s.coach_id = $4) order by d.starts_at, d.session_id
select d.starts_at, d.ends_at from session_date d join session s on s.id = d.session_id where s.structure_id = $1 and s.id = $2 order by d.position
select distinct past.enrollment_id, past.month, past.total from declaration past join declaration d on d.enrollment_id = past.enrollment_id join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id) order by past.month
select distinct structure_id, session_id from waitlist_entry where state = 'Offered' and offered_until <= $1 order by session_id limit 100
select e.id as enrollment_id, (select max(a.at) from audit a where a.actor_id = e.participant_id) as acted_at, (select max(s.ends_at) from booking b join session s on s.id = b.session_id where b.participant_id = e.participant_id and b.state = 'Attended' and s.ends_at <= $4) as came_at, (select min(q.asked_at) from question q join declaration d on d.id = q.declaration_id where d.enrollment_id = e.id and q.closed_at is null) as asked_at, exists (select 1 from check_in c where c.enrollment_id = e.id and c.wants_call and not exists (select 1 from check_in x where x.enrollment_id = e.id and x.month > c.month) and not exists (select 1 from note n where n.enrollment_id = e.id and n.removed_at is null and n.created_at > c.at) and not exists (select 1 from booking b join session s on s.id = b.session_id where b.participant_id = e.participant_id and b.state = 'Attended' and s.starts_at > c.at and s.starts_at <= $4) ) as asks_for_call from enrollment e where e.structure_id = $1 and e.left_on is null and e.coach_id = coalesce($2, e.coach_id) and e.participant_id = coalesce($3, e.participant_id)
select e.id as enrollment_id, p.phone, p.email, c.email as coach_email, e.trade, e.registered_on, e.benefit_since, e.signed_on, e.exit_reason, e.official_end from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id where e.structure_id = $1
select e.id, e.participant_id, e.coach_id, p.first_name, p.last_name, p.phone, p.email, c.email as coach_email, e.starts_on, e.ends_on, e.left_on, e.trade, e.activity, e.registered_on, e.acre, e.benefit, e.benefit_since, e.starting_turnover, e.goal, e.signed_on, e.exit_category, e.exit_reason, e.official_end from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id where e.structure_id = $1 order by e.starts_on desc, e.id desc
select e.id, e.participant_id, p.first_name, p.last_name, e.coach_id, c.first_name || ' ' || c.last_name as coach_name, e.starts_on, e.ends_on, e.left_on, e.exit_category, e.benefit, e.activity, e.acre, e.starting_turnover, e.goal from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id where e.structure_id = $1 order by p.id, e.starts_on, e.id
select e.id, e.participant_id, p.first_name, p.last_name, e.starts_on, e.ends_on, e.left_on, e.exit_category, e.exit_reason, e.registered_on, e.acre, e.pass_number from enrollment e join person p on p.id = e.participant_id where e.structure_id = $1 and e.starts_on <= $3 and coalesce(e.left_on, e.ends_on) >= $2 order by e.id
select e.id, e.participant_id, p.first_name, p.last_name, p.phone, p.email, e.coach_id, c.first_name || ' ' || c.last_name as coach_name, e.trade, e.activity, e.starts_on, e.ends_on, e.left_on, e.signed_on, e.official_end, e.exit_category, e.exit_reason, e.benefit, e.starting_turnover, e.goal, e.registered_on, e.acre, e.pays_income_tax, e.craft, st.chamber_region , exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id join structure st on st.id = e.structure_id where e.structure_id = $1 and e.participant_id = $2 order by e.starts_on desc
select e.id, e.participant_id, p.first_name, p.last_name, p.phone, p.email, e.coach_id, c.first_name || ' ' || c.last_name as coach_name, e.trade, e.activity, e.starts_on, e.ends_on, e.left_on, e.signed_on, e.official_end, e.exit_category, e.exit_reason, e.benefit, e.starting_turnover, e.goal, e.registered_on, e.acre, e.pays_income_tax, e.craft, st.chamber_region , exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id join structure st on st.id = e.structure_id where e.structure_id = $1 and e.participant_id = $2 order by e.starts_on desc limit 1
select e.id, e.participant_id, p.first_name, p.last_name, p.phone, p.email, e.coach_id, c.first_name || ' ' || c.last_name as coach_name, e.trade, e.activity, e.starts_on, e.ends_on, e.left_on, e.signed_on, e.official_end, e.exit_category, e.exit_reason, e.benefit, e.starting_turnover, e.goal, e.registered_on, e.acre, e.pays_income_tax, e.craft, st.chamber_region , exists (select 1 from suspension s where s.enrollment_id = e.id) as suspended, (select count(case when a.session_type_id is null then a.done_at else ( select min(s.starts_at) from booking b join session s on s.id = b.session_id where b.participant_id = e.participant_id and b.state = 'Attended' and s.session_type_id = a.session_type_id and s.starts_at >= a.set_at ) end) from plan_action a join goal g on g.id = a.goal_id where g.enrollment_id = e.id and a.dropped_at is null) as done, (select count(*) from plan_action a join goal g on g.id = a.goal_id where g.enrollment_id = e.id and a.dropped_at is null) as all_actions, exists ( select 1 from plan_version v where v.enrollment_id = e.id and v.state = 'Draft' and v.coach_signed_at is not null and v.participant_signed_at is null ) as plan_waits, exists (select 1 from check_in c where c.enrollment_id = e.id and c.month = $4) as checked_in, exists ( select 1 from enrollment o where o.participant_id = e.participant_id and o.starts_on < e.starts_on ) as returned, exists ( select 1 from question q join declaration d on d.id = q.declaration_id where d.enrollment_id = e.id and q.closed_at is null ) as asked, exists ( select 1 from booking b join session s on s.id = b.session_id where b.participant_id = e.participant_id and b.state = 'Booked' and b.released_at is null and s.ends_at > $3 ) as booked, exists ( select 1 from waitlist_entry w where w.participant_id = e.participant_id and w.state = 'Offered' and w.offered_until > $3 ) as offered from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id join structure st on st.id = e.structure_id where e.structure_id = $1 and e.participant_id = $2 order by e.starts_on desc limit 1
select e.id, e.participant_id, p.first_name, p.last_name, p.phone, p.email, e.coach_id, c.first_name || ' ' || c.last_name as coach_name, e.trade, e.activity, e.starts_on, e.ends_on, e.left_on, e.signed_on, e.official_end, e.exit_category, e.exit_reason, e.benefit, e.starting_turnover, e.goal, e.registered_on, e.acre, e.pays_income_tax, e.craft, st.chamber_region from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id join structure st on st.id = e.structure_id where e.structure_id = $1 and e.left_on is null and e.coach_id = coalesce($2, e.coach_id) order by e.id
select e.participant_id, d.month from declaration d join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.id = $2
select e.participant_id, p.first_name || ' ' || p.last_name as name, d.month, d.total, r.asked_at, r.reason from correction_request r join declaration d on d.id = r.declaration_id join enrollment e on e.id = d.enrollment_id join person p on p.id = e.participant_id where d.structure_id = $1 and r.decided_at is null and e.coach_id = coalesce($2, e.coach_id) order by r.asked_at, r.id
select e.window_id as id, e.day from availability_exception e join availability_window a on a.id = e.window_id where a.structure_id = $1 and e.day >= $2 and e.day <= $3 union all select coach_id as id, day from leave_day where structure_id = $1 and day >= $2 and day <= $3
select e.window_id, e.day from availability_exception e join availability_window a on a.id = e.window_id where a.structure_id = $1 and a.coach_id = $2 and e.day >= $3 order by e.day
select enrollment_id, first_day, last_day from suspension where enrollment_id = $1 order by first_day
select enrollment_id, first_day, last_day from suspension where structure_id = $1 order by first_day
select enrollment_id, month, coefficient from statement_coefficient where structure_id = $1 and month between $2 and $3
select enrollment_id, reason, days from extension where structure_id = $1 order by created_at, id
select f.created_at from calendar_feed f join person p on p.id = f.person_id where p.structure_id = $1 and f.person_id = $2 and f.revoked_at is null
select f.declaration_id, f.version, f.state_before, d.state from review_batch_figure f join declaration d on d.id = f.declaration_id where f.structure_id = $1 and f.batch_id = $2 and f.outcome = 'Validated' order by f.declaration_id
select first_signed_in_at from person where structure_id = $1 and id = $2
select form, content from form_draft where holder = $1 and substr(form, 1, length($2)) = $2
select half_year, snapshot, published_at from published_half_year where structure_id = $1 order by half_year
select holder from form_draft where (kept_at < $1 or (kept_at < $2 and not exists (select 1 from person where person.id = form_draft.holder))) limit 1
select holiday_region from structure where id = $1
select i.created_at, i.expires_at, i.code_hash is not null as card from invitation i join person p on p.id = i.person_id where p.structure_id = $1 and i.person_id = $2 and i.used_at is null and i.expires_at > $3 order by i.created_at desc limit 1
select i.person_id, p.structure_id, p.role, i.expires_at, i.used_at, i.used_by from invitation i join person p on p.id = i.person_id where i.code_hash = $1
select id from attestation where structure_id = $1 and participant_id = $2 and digest = $3 and revoked_at is null
select id from availability_window where structure_id = $1 and coach_id = $2 and coalesce(session_type_id, '') = coalesce($3, '') and coalesce(venue_id, '') = coalesce($4, '') and first_day = $5 and rule = $6 and from_minute = $7 and to_minute = $8 and created_at >= $9 and closed_at is null
select id from booking where session_id = $1 and participant_id = $2 and state in ('Booked', 'Attended', 'NoShow')
select id from document where enrollment_id = $1 and month = $2 and name = $3 and digest = $4 and added_at > $5 and removed_at is null limit 1
select id from enrollment where id = $1 for no key update
select id from enrollment where participant_id = $1 and left_on >= $2 limit 1
select id from enrollment where participant_id = $1 and left_on is null
select id from enrollment where structure_id = $1 and id = $2
select id from enrollment where structure_id = $1 and participant_id = $2 order by starts_on desc limit 1
select id from goal where id = $1 and enrollment_id <> $2
select id from note where enrollment_id = $1 and author_id = $2 and text = $3 and shared = $4 and created_at >= $5 and removed_at is null
select id from outbox where channel = $1 and urgent = $2 and sent_at is null and dropped_at is null and given_up_at is null and due_at <= $3 and tries < $4 and (leased_until is null or leased_until < $3) and (expires_at is null or expires_at > $5) limit 1
select id from outbox where sent_at is null and dropped_at is null and given_up_at is null and (expires_at <= $1 or tries >= $2 and leased_until < $1) limit 1
select id from person where email = $1 and id <> $2
select id from person where id = $1 for no key update
select id from person where phone = $1 and id <> $2
select id from person where structure_id = $1 and id = $2
select id from person where structure_id = $1 and id = $2 and role <> 'Participant' and left_team_at is null
select id from person where structure_id = $1 and id = $2 and role = 'Participant'
select id from person where structure_id = $1 and role = 'Coordinator' and left_team_at is null and id <> $2 limit 1
select id from plan_action where id = $1 and goal_id <> $2
select id from session where id = $1 for no key update
select id from session where structure_id = $1 and coach_id = $2 and cancelled_at is null and ends_at > $3 limit 1
select id from session where structure_id = $1 and series_id = $2 and starts_at > $3 and cancelled_at is null and starts_at > $4 order by starts_at
select id from session_type where structure_id = $1 and id = $2
select id from structure order by id
select id from structure where id = $1 and scheme_last_day < $2
select id from structure where id = $1 for no key update
select id, case when state = 'Offered' then place end as place from waitlist_entry where session_id = $1 and participant_id = $2 and state in ('Waiting', 'Offered')
select id, code, reference, from_month, to_month, total, digest, issued_at, revoked_at from attestation where structure_id = $1 and participant_id = $2 order by issued_at desc, length(reference) desc, reference desc limit 100
select id, first_day, last_day, reason from suspension where enrollment_id = $1 order by first_day
select id, first_day, last_day, reason from suspension where structure_id = $1 and enrollment_id = $2 order by first_day
select id, focus, title, target, turnover, due_on from goal where structure_id = $1 and enrollment_id = $2 and dropped_at is null order by position, id
select id, kind, title, statement_column from session_type where structure_id = $1 order by id
select id, label, token_hash, until, created_at, seen_on, revoked_at from funder_link where structure_id = $1 order by created_at desc, id desc
select id, month, state, version, imported, reported_version from declaration where enrollment_id = $1 and month = $2
select id, month, state, version, imported, reported_version from declaration where structure_id = $1 and enrollment_id = $2 and month = $3
select id, name, address from venue where structure_id = $1 order by id
select id, name, due_day from structure where id = $1
select id, object from document where removed_at < $1 and object is not null order by removed_at limit 100
select id, participant_id from waitlist_entry where session_id = $1 and state = 'Waiting' order by turn limit 1
select id, participant_id from waitlist_entry where session_id = $1 and state in ('Waiting', 'Offered') order by turn
select id, participant_id, coach_id from enrollment where structure_id = $1 and coach_id = $2 and left_on is null
select id, participant_id, coach_id from enrollment where structure_id = $1 and left_on is null
select id, place from waitlist_entry where session_id = $1 and state = 'Offered' and offered_until <= $2 order by turn
select id, reason, days, created_at from extension where enrollment_id = $1 order by created_at, id
select id, reason, days, created_at from extension where structure_id = $1 and enrollment_id = $2 order by created_at, id
select id, session_id from waitlist_entry where participant_id = $1 and state in ('Waiting', 'Offered') order by session_id
select id, session_id, participant_id, place from booking where session_id = $1 and state = 'Booked' and released_at is null order by id
select id, starts_on, ends_on, left_on from enrollment where structure_id = $1 and participant_id = $2 order by starts_on desc
select id, structure_id, role from person where id = $1 and left_team_at is null
select id, structure_id, role, first_name, last_name, phone, email, language from person where (phone = $1 or email = $1) and left_team_at is null
select id, structure_id, role, first_name, last_name, phone, email, language from person where structure_id = $1 and id = $2
select id, structure_id, role, first_name, last_name, phone, email, language from person where structure_id = $1 and id = $2 and left_team_at is null
select id, structure_id, role, first_name, last_name, phone, email, language from person where structure_id = $1 and role <> 'Participant' and left_team_at is null order by id
select id, structure_id, role, first_name, last_name, phone, email, left_team_at is not null as left_team from person
select id, structure_id, role, password_hash from person where email = $1 and left_team_at is null
select k.person_id, k.cell from busy k where k.cell >= $2 and k.cell < $3 and (k.person_id = $4 or k.person_id in (select a.coach_id from availability_window a where a.structure_id = $1 and a.closed_at is null))
select l.declaration_id, l.activity, l.kind, l.amount from turnover_line l join declaration d on d.id = l.declaration_id and d.version = l.version join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id) order by l.declaration_id, l.position
select l.id, l.coach_id, c.first_name || ' ' || c.last_name as coach, l.from_day, l.to_day from coach_leave l join person c on c.id = l.coach_id where l.structure_id = $1 and l.ended_at is null and l.to_day >= $2 and ($3 is null or l.coach_id = $3) order by l.from_day, l.id
select l.structure_id, s.name as structure, l.seen_on from funder_link l join structure s on s.id = l.structure_id where l.token_hash = $1 and l.revoked_at is null and l.until >= $2
select label from funder_link where structure_id = $1 and id = $2
select leave_id from leave_day where coach_id = $1 and day >= $2 and day <= $3 limit 1
select left_on from enrollment where structure_id = $1 and id = $2
select made_at from review_batch where structure_id = $1 and id = $2
select max(place) from session_place where session_id = $1
select minutes, places, venue_id, link, book_notice, most_open, bookable_by from session_type where structure_id = $1 and id = $2 and closed_at is null
select month from declaration where enrollment_id = $1 and month > $2 limit 1
select month, mood, blocker, words, wants_call, at from check_in where structure_id = $1 and enrollment_id = $2 and month = $3
select month, mood, blocker, words, wants_call, at from check_in where structure_id = $1 and enrollment_id = $2 order by month desc limit 6
select n.enrollment_id, e.participant_id, n.text, n.shared, n.removed_at from note n join enrollment e on e.id = n.enrollment_id where n.structure_id = $1 and n.id = $2 and n.author_id = $3
select n.id, n.author_id, a.first_name || ' ' || a.last_name as author, n.text, n.shared, n.created_at, n.changed_at, n.removed_at from note n join enrollment e on e.id = n.enrollment_id join person a on a.id = n.author_id where n.structure_id = $1 and e.participant_id = $2 and (n.removed_at is null or (n.author_id = $3 and n.removed_at >= $4)) order by n.created_at desc, n.id desc
select n.id, n.author_id, a.first_name || ' ' || a.last_name as author, n.text, n.shared, n.created_at, n.changed_at, n.removed_at from note n join enrollment e on e.id = n.enrollment_id join person a on a.id = n.author_id where n.structure_id = $1 and e.participant_id = $2 and n.shared and n.removed_at is null order by n.created_at desc, n.id desc
select name from structure where id = $1
select name, address, siret, signatory_name, signatory_function from structure where id = $1
select number, revision, state, content, changed_at, participant_signed_at, coach_signed_at from plan_version where enrollment_id = $1 order by number desc limit 1
select o.id from enrollment o join enrollment e on e.participant_id = o.participant_id and e.id <> o.id where e.id = $1 and o.starts_on < e.starts_on and o.left_on >= $2 limit 1
select o.id from outbox o join invitation i on i.person_id = o.person_id and i.created_at = o.created_at where o.person_id = $1 and o.kind = 'Invitation' and o.channel = $2 and o.created_at > $3 and o.dropped_at is null and o.given_up_at is null and i.used_at is null and i.expires_at > $4 limit 1
select object from document where structure_id = $1 and object is not null
select offer_minutes from structure where id = $1
select official_end from enrollment where structure_id = $1 and id = $2
select p.first_name || ' ' || p.last_name as name, p.id as person_id, o.recipient, o.failure, o.given_up_at, o.notice, o.kind from outbox o left join person p on p.structure_id = o.structure_id and p.id = coalesce(o.person_id, (select q.id from person q where q.structure_id = o.structure_id and (q.phone = o.recipient or q.email = o.recipient) order by q.id limit 1)) where o.structure_id = $1 and o.given_up_at is not null and o.dropped_at is null order by o.given_up_at desc, o.id desc limit $2
select p.id as person_id, p.structure_id, p.role, p.first_name, p.last_name, p.language, s.name as structure, s.due_day from device d join person p on p.id = d.person_id join structure s on s.id = p.structure_id where d.token_hash = $1 and d.expires_at > $2 and p.left_team_at is null
select p.id as person_id, p.structure_id, p.role, p.language, s.name as structure from calendar_feed f join person p on p.id = f.person_id join structure s on s.id = p.structure_id where f.token_hash = $1 and f.revoked_at is null
select p.id, p.first_name, p.last_name, p.phone, p.email, e.trade, c.first_name || ' ' || c.last_name as coach, e.starts_on, e.left_on, p.first_signed_in_at, (select max(i.created_at) from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > $2) as invited_at from person p left join enrollment e on e.id = ( select n.id from enrollment n where n.participant_id = p.id order by n.starts_on desc, n.id desc limit 1) left join person c on c.id = e.coach_id where p.structure_id = $1 and p.role = 'Participant' order by p.id
select p.id, p.role, p.first_name, p.last_name, p.phone, p.email, p.first_signed_in_at, p.left_team_at, (select count(*) from enrollment e where e.structure_id = p.structure_id and e.coach_id = p.id and e.left_on is null) as people from person p where p.structure_id = $1 and p.role <> 'Participant' order by p.id
select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language from invitation i join person p on p.id = i.person_id where i.token_hash = $1 and p.left_team_at is null and (i.used_at is null and i.expires_at > $2 or i.used_by = $3 and i.used_at > $4)
select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language from person p where p.structure_id = $1 and p.role = 'Participant' and p.first_signed_in_at is null and exists (select 1 from enrollment e where e.participant_id = p.id and e.left_on is null) and not exists (select 1 from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > $2) order by p.id
select p.place from structure_place p where p.structure_id = $1 and not p.closed and not exists (select 1 from enrollment e where e.structure_id = p.structure_id and e.place = p.place and e.left_on is null) order by p.place limit 1
select participant_id from enrollment where structure_id = $1 and id = $2
select participant_id, starts_on, ends_on, left_on, exit_category, exit_reason from enrollment where id = $1
select participants_name, declarations_name, participants, declarations, digest, outcome, imported_at from import_preview where structure_id = $1 and owner_id = $2 and id = $3 and expires_at > $4
select pass_number from enrollment where structure_id = $1 and id = $2
select past.enrollment_id, past.month, l.activity, cast(sum(l.amount) as bigint) as sum from declaration past join turnover_line l on l.declaration_id = past.id and l.version = past.version where past.enrollment_id in (select d.enrollment_id from declaration d join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') and e.coach_id = coalesce($2, e.coach_id) ) group by past.enrollment_id, past.month, l.activity
select person_id, contact, code_hash, tries, expires_at, used_at, used_by from sign_in_code where attempt_hash = $1
select place from session_place where session_id = $1 and held_by is null and not closed order by place limit 1
select q.declaration_id, d.month, p.first_name || ' ' || p.last_name as asked_by, q.asked_at, q.question, q.answer, q.answered_at, q.closed_at from question q join declaration d on d.id = q.declaration_id join person p on p.id = q.asked_by where d.structure_id = $1 and d.enrollment_id = $2 and q.closed_at is null order by q.asked_at limit 1
select q.declaration_id, d.month, p.first_name || ' ' || p.last_name as asked_by, q.asked_at, q.question, q.answer, q.answered_at, q.closed_at from question q join declaration d on d.id = q.declaration_id join person p on p.id = q.asked_by where d.structure_id = $1 and d.state in ('Submitted', 'QuestionAsked') order by q.asked_at
select q.declaration_id, d.month, p.first_name || ' ' || p.last_name as asked_by, q.asked_at, q.question, q.answer, q.answered_at, q.closed_at from question q join declaration d on d.id = q.declaration_id join person p on p.id = q.asked_by where d.structure_id = $1 and q.declaration_id = $2 order by q.asked_at
select r.statement_id, r.enrollment_id, e.participant_id, r.first_name, r.last_name, r.withdrawn, r.month_number, r.turnover, r.declaration_version, r.smoothed, r.in_person, r.remote, r.com, r.soc, r.acre, r.coefficient, r.suspended, r.left_on, r.exit_category, r.exit_reason, r.missing, r.pass_number from statement s join statement_row r on r.statement_id = s.id join enrollment e on e.id = r.enrollment_id where s.structure_id = $1 and s.month between $2 and $3 order by r.enrollment_id
select r.version, r.asked_at, r.reason, p.first_name || ' ' || p.last_name as decided_by, r.decided_at, r.reopened, r.answer from correction_request r join declaration d on d.id = r.declaration_id left join person p on p.id = r.decided_by where d.structure_id = $1 and r.declaration_id = $2 order by r.asked_at, r.id
select reference from attestation where structure_id = $1 and reference like $2 order by length(reference) desc, reference desc limit 1
select reference, issuer, initials, from_month, to_month, total, months, issued_at, revoked_at from attestation where code = $1
select revoked_at from attestation where structure_id = $1 and participant_id = $2 and id = $3
select role from person where id = $1
select s.coach_id from substitution_day d join substitution s on s.id = d.substitution_id where d.structure_id = $1 and d.day = $2 and s.substitute_id = $3 order by s.coach_id
select s.enrollment_id, s.first_day, s.last_day from enrollment e join suspension s on s.enrollment_id = e.id where e.structure_id = $1 order by s.first_day
select s.enrollment_id, s.first_day, s.last_day from suspension s where s.structure_id = $1 order by s.first_day
select s.id from session s where s.structure_id = $1 and s.coach_id = $2 and s.cancelled_at is null and s.starts_at > $5 and exists (select 1 from session_date d where d.session_id = s.id and d.ends_at > $3 and d.starts_at < $4) order by s.starts_at, s.id
select s.id, s.coach_id, c.first_name || ' ' || c.last_name as coach, p.first_name || ' ' || p.last_name as substitute, s.from_day, s.to_day, c.last_name as by_last, c.first_name as by_first from substitution s join person c on c.id = s.coach_id join person p on p.id = s.substitute_id where s.structure_id = $1 and s.ended_at is null and s.to_day >= $2 and s.coach_id = coalesce($3, s.coach_id) order by s.id
select s.id, s.month, s.version, s.smoothing, s.fingerprint, s.closed_by as closed_by_id, p.first_name || ' ' || p.last_name as closed_by, s.closed_at from statement s left join person p on p.id = s.closed_by where s.structure_id = $1 and s.month between $2 and $3 order by s.month, s.version
select s.id, s.name, s.due_day, count(*) as places from structure s join structure_place p on p.structure_id = s.id and not p.closed group by s.id, s.name, s.due_day order by s.id
select s.id, s.session_type_id, s.coach_id, s.starts_at, s.cancelled_at, s.from_slot, s.series_id, s.places, s.venue_id, s.link, t.cancel_notice, t.book_notice, t.most_open, t.bookable_by from session s join session_type t on t.id = s.session_type_id where s.structure_id = $1 and s.id = $2
select s.id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link, s.coach_id, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at, (select count(*) from session_date d where d.session_id = s.id) as dates, s.places, (select count(*) from session_place p where p.session_id = s.id and p.held_by is not null) as taken, (select count(*) from waitlist_entry w where w.session_id = s.id and w.state = 'Waiting') as waiting, s.cancelled_at, s.from_slot, s.series_id is not null as in_series, t.cancel_notice, (select b.place from booking b where b.session_id = s.id and b.participant_id = $2 and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null) as my_place from session s join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where s.structure_id = $1 and s.cancelled_at is null and s.ends_at > $3 and s.starts_at < $4 and ($5 is null or s.coach_id = $5) order by s.starts_at, s.id
select s.id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link, s.coach_id, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at, (select count(*) from session_date d where d.session_id = s.id) as dates, s.places, (select count(*) from session_place p where p.session_id = s.id and p.held_by is not null) as taken, (select count(*) from waitlist_entry w where w.session_id = s.id and w.state = 'Waiting') as waiting, s.cancelled_at, s.from_slot, s.series_id is not null as in_series, t.cancel_notice, (select b.place from booking b where b.session_id = s.id and b.participant_id = $2 and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null) as my_place from session s join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where s.structure_id = $1 and s.id = $3
select s.id, s.session_type_id, t.kind, t.title, v.name as venue, v.address, s.link, s.coach_id, c.first_name || ' ' || c.last_name as coach, s.starts_at, s.ends_at, (select count(*) from session_date d where d.session_id = s.id) as dates, s.places, (select count(*) from session_place p where p.session_id = s.id and p.held_by is not null) as taken, (select count(*) from waitlist_entry w where w.session_id = s.id and w.state = 'Waiting') as waiting, s.cancelled_at, s.from_slot, s.series_id is not null as in_series, t.cancel_notice, (select b.place from booking b where b.session_id = s.id and b.participant_id = $2 and b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null) as my_place from session s join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id left join venue v on v.id = s.venue_id where s.structure_id = $1 and s.starts_at > $3 and s.cancelled_at is null and (not s.from_slot or exists (select 1 from booking b where b.session_id = s.id and b.participant_id = $2 and b.state = 'Booked')) order by s.starts_at, s.id limit 200
select scheme_last_day from structure where id = $1
select session_id from booking where structure_id = $1 and id = $2
select session_id, participant_id, place, state, late, changed_by, marked_at, released_at from booking where structure_id = $1 and id = $2
select session_id, participant_id, state, place from waitlist_entry where structure_id = $1 and id = $2
select signed_on from enrollment where id = $1
select starts_at, ends_at from session_date where session_id = $1 order by position
select starts_on from enrollment where structure_id = $1 order by starts_on limit 1
select starts_on, ends_on, left_on from enrollment where id = $1
select starts_on, ends_on, left_on from enrollment where participant_id = $1 order by starts_on desc limit 1
select starts_on, ends_on, left_on from enrollment where structure_id = $1 and id = $2
select starts_on, ends_on, left_on from enrollment where structure_id = $1 and participant_id = $2 order by starts_on desc limit 1
select state from declaration where structure_id = $1 and id = $2
select statement_column from session_type where structure_id = $1 and id = $2
select structure_id from person where id = $1
select structure_id, half_year, snapshot, published_at from published_half_year order by half_year
select substitution_id from substitution_day where coach_id = $1 and day >= $2 and day <= $3 limit 1
select t.id, t.kind, t.title, t.minutes, t.places, v.name as venue, t.venue_id, t.link, t.cancel_notice, t.book_notice, t.most_open, t.bookable_by from session_type t left join venue v on v.id = t.venue_id where t.structure_id = $1 and t.closed_at is null and t.id = $2
select t.id, t.kind, t.title, t.minutes, t.places, v.name as venue, t.venue_id, t.link, t.cancel_notice, t.book_notice, t.most_open, t.bookable_by from session_type t left join venue v on v.id = t.venue_id where t.structure_id = $1 and t.closed_at is null order by t.id
select token_hash, agent, signed_in_at from device where person_id = $1 and expires_at > $2 order by signed_in_at desc
select v.number, p.first_name || ' ' || p.last_name as author, v.created_at, v.note, v.clients from declaration_version v join person p on p.id = v.author_id where v.declaration_id = $1 and v.number <= $2 order by v.number desc
select v.number, v.revision, v.state, v.content, v.changed_at, v.participant_signed_at, v.coach_signed_at, w.first_name || ' ' || w.last_name as changed_by, c.first_name || ' ' || c.last_name as coach from plan_version v left join person w on w.id = v.changed_by left join person c on c.id = v.coach_signed_by where v.structure_id = $1 and v.enrollment_id = $2 order by v.number desc
select version, activity, kind, amount from turnover_line where declaration_id = $1 order by version, position
select w.id, w.session_id, w.participant_id, p.first_name || ' ' || p.last_name as participant, w.state, (select count(*) + 1 from waitlist_entry o where o.session_id = w.session_id and o.state = 'Waiting' and o.turn < w.turn) as position, w.offered_until, t.kind, t.title, v.name as venue, s.starts_at, s.ends_at from waitlist_entry w join session s on s.id = w.session_id join session_type t on t.id = s.session_type_id join person p on p.id = w.participant_id left join venue v on v.id = s.venue_id where w.structure_id = $1 and w.state in ('Waiting', 'Offered') and w.participant_id = $2 and s.starts_at > $3 and (w.state = 'Waiting' or w.offered_until > $3) order by s.starts_at
select w.id, w.session_id, w.participant_id, p.first_name || ' ' || p.last_name as participant, w.state, (select count(*) + 1 from waitlist_entry o where o.session_id = w.session_id and o.state = 'Waiting' and o.turn < w.turn) as position, w.offered_until, t.kind, t.title, v.name as venue, s.starts_at, s.ends_at from waitlist_entry w join session s on s.id = w.session_id join session_type t on t.id = s.session_type_id join person p on p.id = w.participant_id left join venue v on v.id = s.venue_id where w.structure_id = $1 and w.state in ('Waiting', 'Offered') and w.session_id = $2 order by w.state, w.turn
select window_id from availability_exception where window_id = $1 and day = $2
update attestation set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null
update availability_window set closed_at = $2 where coach_id = $1 and closed_at is null
update availability_window set closed_at = $2 where id = $1 and closed_at is null
update booking set sequence = sequence + 1 where session_id = $1 and state = 'Booked' and released_at is null
update booking set session_id = $2, place = $3, changed_at = $4, changed_by = $5, sequence = sequence + 1 where id = $1 and state = 'Booked'
update booking set state = $2, late = $3, reason = $4, changed_at = $5, changed_by = $6, sequence = sequence + 1 where id = $1 and state = 'Booked'
update booking set state = $2, marked_at = $3, changed_at = $3, changed_by = $4, sequence = sequence + $5 where id = $1
update booking set state = 'Booked', marked_at = null, changed_at = $2, changed_by = $3, sequence = sequence + $4 where id = $1
update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null
update coach_leave set ended_at = $2 where id = $1 and ended_at is null
update correction_request set decided_by = $2, decided_at = $3, reopened = $4, answer = $5 where declaration_id = $1 and decided_at is null
update declaration set enrollment_id = $2 where structure_id = $1 and month >= $3 and enrollment_id in (select o.id from enrollment o join enrollment e on e.participant_id = o.participant_id where e.id = $2 and o.starts_on < e.starts_on) and not exists (select 1 from declaration own where own.enrollment_id = $2 and own.month = declaration.month)
update declaration set state = $3, changed_at = $4 where structure_id = $1 and id = $2 and state = $5 and version = $6
update document set enrollment_id = $2 where structure_id = $1 and month >= $3 and enrollment_id in (select o.id from enrollment o join enrollment e on e.participant_id = o.participant_id where e.id = $2 and o.starts_on < e.starts_on) and not exists (select 1 from document own where own.enrollment_id = $2 and own.month = document.month)
update document set removed_at = $3, removed_by = $4 where structure_id = $1 and id = $2
update document set removed_at = null, removed_by = null where structure_id = $1 and id = $2
update enrollment set left_on = $2, exit_category = $3, exit_reason = $4 where id = $1
update enrollment set official_end = $3 where structure_id = $1 and id = $2
update enrollment set pass_number = $3 where structure_id = $1 and id = $2
update enrollment set pays_income_tax = $2, craft = $3 where id = $1
update enrollment set pays_income_tax = $3, craft = $4 where structure_id = $1 and id = $2
update enrollment set signed_on = $2 where id = $1
update enrollment set starts_on = $2, ends_on = $3 where id = $1 and (left_on is null or left_on between $2 and $3)
update funder_link set revoked_at = $3 where structure_id = $1 and id = $2 and revoked_at is null
update funder_link set revoked_at = $4 where structure_id = $1 and label = $2 and until < $3 and revoked_at is null
update import_preview set imported_at = $5, participants = null, declarations = null, outcome = $6 where structure_id = $1 and owner_id = $2 and id = $3 and digest = $4 and imported_at is null and participants is not null and expires_at > $5
update invitation set used_at = $2, used_by = $3 where token_hash = $1 and used_at is null
update note set removed_at = $3 where structure_id = $1 and id = $2
update note set removed_at = null where structure_id = $1 and id = $2
update note set text = $3, shared = $4, changed_at = $5 where structure_id = $1 and id = $2
update outbox set dropped_at = $2 where booking_id = $1 and notice in ('Reminder48', 'Reminder2') and sent_at is null and dropped_at is null
update outbox set dropped_at = $2, body = '' where person_id = $1 and kind = 'Invitation' and sent_at is null and dropped_at is null
update outbox set dropped_at = $2, body = '' where person_id = $1 and kind in ('Code', 'Invitation') and sent_at is null and dropped_at is null
update outbox set given_up_at = $1, failure = case when expires_at <= $1 then 'Expired' else 'TimedOut' end, leased_until = null, body = case when notice is null then '' else body end where sent_at is null and dropped_at is null and given_up_at is null and (expires_at <= $1 or tries >= $2 and leased_until < $1) returning id, channel, failure
update outbox set last_error = $2, due_at = $3, leased_until = null where id = $1 and sent_at is null
update outbox set leased_until = $6, tries = tries + 1 where id = (select id from outbox where channel = $1 and urgent = $2 and sent_at is null and dropped_at is null and given_up_at is null and due_at <= $3 and tries < $4 and (leased_until is null or leased_until < $3) and (expires_at is null or expires_at > $5) order by due_at, created_at, id limit 1) and sent_at is null and (leased_until is null or leased_until < $3) returning id, channel, recipient, subject, body, tries, notice, urgent, by_night, expires_at, (select name from structure where structure.id = outbox.structure_id) as structure
update outbox set sent_at = $2, leased_until = null, given_up_at = null, failure = null, body = case when notice is null then '' else body end where id = $1 and sent_at is null
update person set address = $3, siret = $4 where structure_id = $1 and id = $2
update person set first_name = $3, last_name = $4, phone = $5, email = $6 where structure_id = $1 and id = $2
update person set first_signed_in_at = $2 where id = $1 and first_signed_in_at is null
update person set language = $3 where structure_id = $1 and id = $2
update person set left_team_at = $2, password_hash = null where id = $1
update person set left_team_at = null where structure_id = $1 and id = $2 and left_team_at is not null
update person set password_hash = $2 where id = $1
update person set role = $2 where id = $1
update plan_action set done_at = $2, done_by = $3 where id = $1 and (done_at is null) = $4
update plan_version set revision = $3, content = $4, changed_by = $5, changed_at = $6, participant_signed_at = null, coach_signed_at = null, coach_signed_by = null where enrollment_id = $1 and number = $2
update plan_version set state = $3 where enrollment_id = $1 and number = $2
update plan_version set state = $3, participant_signed_at = $4, coach_signed_at = $5, coach_signed_by = coalesce($6, coach_signed_by) where enrollment_id = $1 and number = $2
update question set answer = $2, answered_at = $3, closed_at = $3 where declaration_id = $1 and closed_at is null
update question set closed_at = $2 where declaration_id = $1 and closed_at is null
update review_batch set undone_at = $3 where structure_id = $1 and id = $2 and undone_at is null
update session set cancelled_at = $2, changed_at = $2, sequence = sequence + 1 where id = $1 and cancelled_at is null
update session set starts_at = $2, ends_at = $3, places = $4, changed_at = $5, sequence = sequence + 1 where id = $1
update session set venue_id = $2, link = $3 where id = $1 and (coalesce(venue_id, '') <> coalesce($2, '') or coalesce(link, '') <> coalesce($3, ''))
update session_place set closed = false where session_id = $1 and place in (select place from session_place where session_id = $1 and closed order by place limit $2)
update session_place set held_by = $4 where session_id = $1 and place = $2 and coalesce(held_by, '') = coalesce($3, '')
update session_place set held_by = null where session_id = $1
update session_type set closed_at = $3 where structure_id = $1 and id = $2 and closed_at is null
update session_type set statement_column = $3 where structure_id = $1 and id = $2
update sign_in_code set tries = tries + 1 where attempt_hash = $1
update sign_in_code set used_at = $2, used_by = $3 where attempt_hash = $1
update statement_coefficient set enrollment_id = $2 where structure_id = $1 and month >= $3 and enrollment_id in (select o.id from enrollment o join enrollment e on e.participant_id = o.participant_id where e.id = $2 and o.starts_on < e.starts_on) and not exists (select 1 from statement_coefficient own where own.enrollment_id = $2 and own.month = statement_coefficient.month)
update structure set address = $2, siret = $3, signatory_name = $4, signatory_function = $5 where id = $1
update structure set chamber_region = $2 where id = $1
update structure set due_day = $2 where id = $1
update structure set holiday_region = $2 where id = $1
update structure set name = $2 where id = $1
update structure set offer_minutes = $2 where id = $1
update structure set scheme_last_day = $2 where id = $1
update structure_place set closed = false where structure_id = $1 and place in ( select place from structure_place where structure_id = $1 and closed order by place limit $2)
update substitution set ended_at = $2 where (coach_id = $1 or substitute_id = $1) and ended_at is null and to_day >= $3
update substitution set ended_at = $3 where structure_id = $1 and id = $2 and ended_at is null
update suspension set first_day = $2, last_day = $3, reason = $4 where id = $1
update waitlist_entry set offered_until = $2 where session_id = $1 and state = 'Offered' and offered_until > $2
update waitlist_entry set state = $2, changed_at = $3 where id = $1 and state in ('Waiting', 'Offered')
update waitlist_entry set state = 'Closed', changed_at = $2 where session_id = $1 and state in ('Waiting', 'Offered')
with page as ( select a.id, a.at, a.actor_id, a.action, a.subject_id, a.details from audit a where a.structure_id = $1 and a.at >= $2 and a.at < $3 and (a.at < $4 or (a.at = $4 and a.id < $5)) and ($6 is null or a.actor_id = $6) and (not $7 or a.actor_id is null) and ($8 = '' or substr(a.action, 1, length($8) + 1) = $8 || '.') and ($9 is null or a.subject_id in ( select p.id from person p where p.structure_id = $1 and p.id = $9 union all select e.id from enrollment e where e.structure_id = $1 and e.participant_id = $9 union all select d.id from declaration d join enrollment e on e.id = d.enrollment_id where e.structure_id = $1 and e.participant_id = $9 union all select d.id from document d join enrollment e on e.id = d.enrollment_id where e.structure_id = $1 and e.participant_id = $9 union all select g.id from goal g join enrollment e on e.id = g.enrollment_id where e.structure_id = $1 and e.participant_id = $9 union all select t.id from plan_action t join goal g on g.id = t.goal_id join enrollment e on e.id = g.enrollment_id where e.structure_id = $1 and e.participant_id = $9 union all select b.id from booking b where b.structure_id = $1 and b.participant_id = $9 union all select w.id from waitlist_entry w where w.structure_id = $1 and w.participant_id = $9 )) order by a.at desc, a.id desc limit $10 ) select a.id, a.at, a.actor_id, w.first_name || ' ' || w.last_name as actor, a.action, a.details, p.id as about_id, p.first_name || ' ' || p.last_name as about, p.role as about_role, coalesce(d.month, f.month) as month, s.id as session_id from page a left join person w on w.id = a.actor_id left join declaration d on d.id = a.subject_id left join document f on f.id = a.subject_id left join plan_action t on t.id = a.subject_id left join goal g on g.id = coalesce(t.goal_id, a.subject_id) left join booking b on b.id = a.subject_id left join waitlist_entry q on q.id = a.subject_id left join enrollment e on e.id = coalesce(d.enrollment_id, f.enrollment_id, g.enrollment_id, a.subject_id) left join person p on p.structure_id = $1 and p.id = coalesce(e.participant_id, b.participant_id, q.participant_id, a.subject_id) left join session s on s.structure_id = $1 and s.id = coalesce(b.session_id, q.session_id, a.subject_id) order by a.at desc, a.id desc
