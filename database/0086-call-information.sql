-- After the deadline: what an applicant was asked for once more, and why one takes no part.
create table call_requests (
  id uuid primary key,
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  -- Both empty once the applicant was erased.
  asked text check (asked <> ''),
  answer text check (answer <> ''),
  asked_at timestamptz not null,
  asked_by uuid references people on delete set null,
  due_at timestamptz not null check (due_at > asked_at),
  answered_at timestamptz check (answered_at <= due_at)
);
create index call_requests_by_application on call_requests (application_id, asked_at);
create index call_requests_by_call on call_requests (call_id);

-- Its applicant reads it. Empty where it is eligible, and once the applicant was erased.
alter table call_applications add column ineligible_reason text check (ineligible_reason <> '');
