-- Where an employer's vacancies are read from (decision 0068). What is read waits until a person shows it; no row names one.
create table vacancy_sources (
  id uuid primary key,
  place_id uuid not null references places,
  organisation_id uuid not null references organisations,
  kind text not null check (kind in ('job-postings', 'display-adverts')),
  -- Of a page or a document with JobPostings; the apprenticeships' service has one address for all.
  address text,
  -- As the source calls the employer: what it says of others is left out.
  employer text,
  created_at timestamptz not null,
  -- A reading that was asked for and has not ended.
  asked_at timestamptz,
  read_at timestamptz,
  next_read_at timestamptz not null,
  -- Why the last reading could not be done at all.
  problem text,
  -- What could not be used of it, and where that stands.
  problems jsonb not null default '[]' check (jsonb_typeof(problems) = 'array'),
  found integer not null default 0,
  -- What a person has deleted: it is not begun again while the source still says it.
  left_out text[] not null default '{}',
  -- How many readings in a row found nothing: what is there is closed at the second.
  empty_readings integer not null default 0,
  constraint a_source_says_where_it_is check ((kind = 'job-postings') = (address is not null)),
  constraint adverts_are_of_one_employer check (kind <> 'display-adverts' or employer is not null)
);
create unique index vacancy_sources_once on vacancy_sources (organisation_id, place_id, kind, coalesce(address, ''), coalesce(employer, ''));
create index vacancy_sources_due on vacancy_sources (next_read_at);

alter table vacancies
  add column source_id uuid references vacancy_sources on delete set null,
  -- A fingerprint of what the source said when it was taken.
  add column source_said text,
  -- What the source says otherwise since: shown when a person takes it.
  add column source_says jsonb;
create index vacancies_of_source on vacancies (source_id, id) where source_id is not null;
