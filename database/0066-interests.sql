-- A question to the organiser where nothing can be booked: answered once.
create table interests (
  id uuid primary key,
  opportunity_id uuid not null references opportunities,
  organisation_id uuid not null references organisations,
  -- Of the form: sent twice, it is one question.
  request_id uuid not null,
  name text not null,
  email text not null check (email = lower(email)),
  language text not null check (language in ('en', 'cy')),
  -- Of who would come.
  age text not null check (age in ('under-13', '13-to-17', 'adult')),
  message text,
  asked_at timestamptz not null,
  -- The mail at the address was read: the organisation sees it from then on.
  proven_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references people on delete set null,
  answer text,
  unique (organisation_id, request_id),
  check ((answered_at is null) = (answer is null))
);
create index interests_by_organisation on interests (organisation_id, asked_at desc, id desc) where proven_at is not null;
create index interests_waiting on interests (organisation_id, asked_at) where proven_at is not null and answered_at is null;
create index interests_by_email on interests (email);
create index interests_by_age on interests (asked_at);
create index interests_by_opportunity on interests (opportunity_id);
