-- What is decided about a call's applications, by whom, and what became of it.

-- The newest one counts; an earlier one stays as it was.
create table call_proposals (
  call_id uuid not null references calls,
  number integer not null check (number > 0),
  -- Ids of applications: `offered`, and `reserve` in its order. All others are declined.
  outcomes jsonb not null,
  reason text not null check (reason <> ''),
  proposed_by uuid references people on delete set null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  primary key (call_id, number)
);
create unique index one_decision_a_call on call_proposals (call_id) where decided_at is not null;

create table call_votes (
  call_id uuid not null,
  number integer not null,
  person_id uuid not null references people,
  agrees boolean not null,
  reason text check (reason <> ''),
  voted_at timestamptz not null,
  primary key (call_id, number, person_id),
  foreign key (call_id, number) references call_proposals,
  constraint dissent_says_why check (agrees or reason is not null)
);

-- Who is offered a place next when one is turned down.
alter table call_applications add column reserve_order integer check (reserve_order > 0);

create table call_offers (
  call_id uuid not null references calls,
  application_id uuid primary key references call_applications on delete cascade,
  offered_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > offered_at),
  settled_at timestamptz,
  -- Minimal financial assistance that the recipient had in this and the two financial years before.
  assistance_pounds integer check (assistance_pounds >= 0),
  -- Who confirmed it; empty once they were erased.
  confirmed_by text
);
create index call_offers_running on call_offers (ends_at) where settled_at is null;
create index call_offers_by_call on call_offers (call_id);

-- What each applicant is told of each criterion.
create table call_feedback (
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  criterion text not null check (criterion in ('vision', 'leadership', 'capacity', 'network', 'energy')),
  -- Empty once its applicant was erased.
  text text check (text <> ''),
  written_at timestamptz not null,
  written_by uuid references people on delete set null,
  primary key (application_id, criterion)
);
create index call_feedback_by_call on call_feedback (call_id);

create table call_complaints (
  id uuid primary key,
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  -- Of the form: sent twice, it is one complaint.
  request_id uuid not null,
  -- Both empty once the applicant was erased.
  text text check (text <> ''),
  acknowledgement text check (acknowledgement <> ''),
  made_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid references people on delete set null,
  unique (application_id, request_id)
);
create index call_complaints_by_call on call_complaints (call_id, made_at);
