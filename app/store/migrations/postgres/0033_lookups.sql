-- Look-ups that read a whole table until now: each statement of a request finds its rows by an index. The same text for both engines.

create index booking_by_session on booking (session_id, state);
create index extension_by_structure on extension (structure_id, created_at);
create index funder_link_by_structure on funder_link (structure_id, created_at);
create index leave_day_by_structure on leave_day (structure_id, day);
create index question_by_declaration on question (declaration_id, asked_at);
create index review_batch_figure_by_declaration on review_batch_figure (declaration_id);
create index session_by_type on session (session_type_id, ends_at);
create index sign_in_code_by_person on sign_in_code (person_id);
create index statement_coefficient_by_month on statement_coefficient (structure_id, month);
create index substitution_by_coach on substitution (coach_id, to_day);
create index substitution_by_substitute on substitution (substitute_id, to_day);
create index substitution_day_by_structure on substitution_day (structure_id, day);
create index suspension_by_structure on suspension (structure_id, first_day);

-- What has lived long enough is found by its age.
create index form_draft_old on form_draft (kept_at);
create index outbox_dropped on outbox (dropped_at) where dropped_at is not null;
create index outbox_failed on outbox (given_up_at) where given_up_at is not null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;
create index calendar_feed_revoked on calendar_feed (revoked_at) where revoked_at is not null;
