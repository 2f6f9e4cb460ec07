-- What a list may say of each person beside name and address, and which columns hold it.
alter table award_lists add column from_run_id uuid references award_runs on delete set null;
alter table award_run_lines add column note text, add column earned_on date;
alter table awards
  -- A sentence of the issuer to this learner: in the mail alone, never in the signed badge.
  add column note text,
  -- When it was earned, where that was another day.
  add column earned_on date;

-- How a table of these headings was read last time: the next file of the same kind is read alike, and says so.
create table list_mappings (
  organisation_id uuid not null references organisations on delete cascade,
  -- A hash of the headings, so that no word of a file is kept.
  headings_hash bytea not null,
  columns jsonb not null,
  used_at timestamptz not null,
  primary key (organisation_id, headings_hash)
);
