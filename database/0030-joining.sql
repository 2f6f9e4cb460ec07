-- Joining a place takes several steps, may be ended again, and each step is kept with what was said.
alter table organisation_places drop constraint organisation_places_status_check;
alter table organisation_places
  add constraint organisation_places_status_check
    check (status in ('waiting', 'more-asked', 'approved', 'refused', 'suspended', 'left')),
  add column reference text unique;

create table organisation_steps (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  place_id uuid not null references places,
  at timestamptz not null,
  actor_id uuid references people on delete set null,
  step text not null check (step in ('asked', 'more-asked', 'answered', 'approved', 'refused', 'suspended', 'restored', 'left')),
  note text
);
create index organisation_steps_by_organisation on organisation_steps (organisation_id, place_id, at);
create index organisation_steps_by_place on organisation_steps (place_id, at desc);

-- What a City Lead has to know before an organisation is let in.
alter table organisations
  add column contact_name text,
  add column offer text,
  add column offer_cy text,
  -- Public liability insurance, where it applies: until when it runs.
  add column insured_until date;

-- That a check was seen, its level and when; never the certificate, and nobody's name.
create table organisation_checks (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  -- What the person does there: "Session leader".
  role text not null,
  level text not null check (level in ('dbs-basic', 'dbs-standard', 'dbs-enhanced', 'dbs-enhanced-barred', 'pvg', 'accessni-standard', 'accessni-enhanced')),
  seen_on date not null,
  recorded_by uuid references people on delete set null,
  recorded_at timestamptz not null
);
create index organisation_checks_by_organisation on organisation_checks (organisation_id, seen_on desc);

-- An organisation that is being described, page by page, by one person; it begins to exist when it is sent.
create table applications (
  id uuid primary key,
  reference text not null unique,
  person_id uuid not null references people on delete cascade,
  place_id uuid not null references places,
  typed jsonb not null default '{}',
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  sent_at timestamptz,
  organisation_id uuid references organisations
);
create index applications_by_person on applications (person_id, saved_at desc);
create index applications_unsent on applications (saved_at) where sent_at is null;
