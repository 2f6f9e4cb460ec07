-- What was typed and does not count yet: an assessor's sheet, and the feedback that the team is writing.
create table call_sheet_drafts (
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  person_id uuid not null references people on delete cascade,
  stage text not null check (stage in ('reading', 'interview')),
  typed jsonb not null,
  saved_at timestamptz not null,
  primary key (application_id, person_id, stage)
);
create index call_sheet_drafts_by_person on call_sheet_drafts (person_id);
create index call_sheet_drafts_by_call on call_sheet_drafts (call_id);

create table call_feedback_drafts (
  call_id uuid not null references calls,
  application_id uuid primary key references call_applications on delete cascade,
  typed jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid references people on delete set null
);
create index call_feedback_drafts_by_call on call_feedback_drafts (call_id);
