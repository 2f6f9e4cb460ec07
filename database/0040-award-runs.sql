-- Every giving of a badge, to one person or to ten thousand, is a run: who, when, from which file, how far, what became
-- of it, and a way back. Until now only long lists were kept as something of their own.
alter table bulk_awards rename to award_runs;
alter table bulk_award_lines rename to award_run_lines;
alter table award_run_lines rename column bulk_award_id to run_id;
alter index bulk_awards_by_organisation rename to award_runs_by_organisation;
alter index bulk_award_lines_waiting rename to award_run_lines_waiting;
alter table award_runs
  -- As it was uploaded; null where the people were typed.
  add column file_name text,
  -- Set when the last badge is signed: until then all of it can be taken back, and no mail goes.
  add column undo_until timestamptz,
  add column mails_begun_at timestamptz,
  add column undone_at timestamptz,
  add column undone_by uuid references people,
  -- Given by mistake: how many badges left the figures by that, and what is said of it there.
  add column mistaken_at timestamptz,
  add column mistaken_by uuid references people,
  add column mistaken_note text,
  add column mistaken_awards integer,
  add check ((mistaken_at is null) = (mistaken_note is null) and (mistaken_at is null) = (mistaken_awards is null)),
  add check (undone_at is null or mails_begun_at is null);
-- The mails of earlier runs went as soon as their badges were signed.
update award_runs set undo_until = coalesce(finished_at, asked_at), mails_begun_at = finished_at;
create index award_runs_mistaken on award_runs (badge_id) where mistaken_at is not null;

-- No foreign key: a run stays for good, and checking it at every award costs more than it tells.
alter table awards
  add column run_id uuid,
  -- Taken back before anybody was told: to everybody but the status list it was never given.
  add column never_sent boolean not null default false,
  add column reminders smallint not null default 0 check (reminders between 0 and 2),
  add column reminded_at timestamptz,
  add check (not never_sent or (revoked_at is not null and claimed_at is null));
create index awards_by_run on awards (run_id, awarded_at desc, id desc) where run_id is not null;
update awards set run_id = split_part(request_line, ':', 1)::uuid
from award_runs where request_line is not null and split_part(request_line, ':', 1) = award_runs.id::text;

-- What a list led to is its run, which has its id.
delete from award_lists where awarded is not null;
alter table award_lists drop column awarded, add column awarded_at timestamptz;
