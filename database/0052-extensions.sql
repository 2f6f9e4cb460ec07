-- Badges that run for a time can be extended, or renewed by another award that follows.
alter table awards
  -- How many times its learner was asked whether it is to go on: 60 and 14 days before its end.
  add column endings_asked smallint not null default 0 check (endings_asked between 0 and 2),
  -- The award that this one follows.
  add column renews uuid;
create index awards_ending on awards (valid_until) where valid_until is not null and revoked_at is null;
create index awards_ending_of_organisation on awards (organisation_id, valid_until)
  where valid_until is not null and revoked_at is null;
create index awards_renewing on awards (renews) where renews is not null;
alter table award_run_lines add column renews uuid;

-- What is to run longer is signed anew, ten minutes after it was asked for: until then nothing has happened.
create table award_extensions (
  -- Of the form: sent ten times, it is one act on so many awards.
  id uuid not null,
  award_id uuid not null,
  organisation_id uuid not null,
  former_until timestamptz not null,
  valid_until timestamptz not null check (valid_until > former_until),
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid references people on delete set null,
  sign_from timestamptz not null,
  signed_at timestamptz,
  undone_at timestamptz,
  primary key (id, award_id),
  check (signed_at is null or undone_at is null)
);
-- One at a time waits for each award.
create unique index award_extensions_waiting on award_extensions (award_id) where signed_at is null and undone_at is null;
create index award_extensions_by_award on award_extensions (award_id, asked_at desc);
