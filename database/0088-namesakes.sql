-- Another person of this name: so said by one of the programme team, with a reason. A name alone hides this application from
-- this person no longer; an address or an organisation still does.
create table call_namesakes (
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  person_id uuid not null references people on delete cascade,
  -- Empty once its applicant was erased.
  reason text check (reason <> ''),
  told_apart_by uuid references people on delete set null,
  told_apart_at timestamptz not null,
  primary key (application_id, person_id)
);
create index call_namesakes_by_person on call_namesakes (person_id, call_id);
create index call_namesakes_by_teller on call_namesakes (told_apart_by);
