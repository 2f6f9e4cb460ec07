-- Three questions after a session, each of which may be left open. An answer names nobody and has no key to a booking;
-- its id is random, so that it does not tell when it was given. What a booking remembers is that its questions went out,
-- and that they were answered.
alter table bookings add questions_sent_at timestamptz, add has_answered boolean not null default false;
create table session_answers (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations,
  opportunity_id uuid not null references opportunities,
  starts_at timestamptz not null,
  comes_again text check (comes_again in ('yes', 'maybe', 'no')),
  learned text check (learned in ('much', 'some', 'nothing')),
  comment text check (length(comment) <= 1000),
  check (num_nonnulls(comes_again, learned, comment) > 0)
);
create index session_answers_by_session on session_answers (organisation_id, opportunity_id, starts_at);
create index booked_sessions_by_end on booked_sessions (ends_at);
alter table stopped_mails drop constraint stopped_mails_kind_check;
alter table stopped_mails add constraint stopped_mails_kind_check
  check (kind in ('badge-reminder', 'badge-ending', 'booking-reminder', 'session-questions'));
