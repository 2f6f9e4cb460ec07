-- Who is in the network of a place, as those who lead it know them (decision 0073): nobody else reads it. What stands here
-- is kept for 24 months after the last entry.
create table network_organisations (
  id uuid primary key,
  place_id uuid not null references places,
  -- Of the form: pressed twice, it is one.
  request_id uuid not null,
  name text not null check (name <> ''),
  -- By which two are known to be one: letters and digits alone.
  name_key text not null,
  -- The organisation of this site that it is; none while it is not here.
  organisation_id uuid references organisations,
  sector text,
  stage text not null check (stage in ('known', 'met', 'joined', 'active', 'champion', 'quiet')),
  source text not null check (source <> ''),
  next_step text,
  next_step_on date,
  -- Nobody once who was to take it was erased.
  next_step_owner_id uuid references people,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  last_entry_on date not null,
  unique (place_id, name_key),
  constraint a_step_has_a_day check ((next_step is null) = (next_step_on is null))
);
create unique index network_organisations_here on network_organisations (place_id, organisation_id)
  where organisation_id is not null;
create index network_organisations_due on network_organisations (place_id, next_step_on) where next_step_on is not null;
create index network_organisations_ending on network_organisations (last_entry_on);
create index network_organisations_owner on network_organisations (next_step_owner_id) where next_step_owner_id is not null;

create table network_contacts (
  id uuid primary key,
  network_organisation_id uuid not null references network_organisations on delete cascade,
  request_id uuid not null,
  name text not null check (name <> ''),
  job text,
  -- Lower case.
  email text,
  phone text,
  source text not null check (source <> ''),
  -- Why it may be kept (UK GDPR Art. 6).
  basis text not null check (basis in ('consent', 'legitimate-interests', 'public-task', 'contract')),
  added_at timestamptz not null,
  changed_at timestamptz not null,
  unique (network_organisation_id, request_id)
);
create unique index network_contacts_once on network_contacts (network_organisation_id, email) where email is not null;
create index network_contacts_by_email on network_contacts (email) where email is not null;

create table network_entries (
  id uuid primary key,
  network_organisation_id uuid not null references network_organisations on delete cascade,
  request_id uuid not null,
  contact_id uuid references network_contacts on delete set null,
  kind text not null check (kind in ('meeting', 'call', 'visit', 'message', 'event')),
  happened_on date not null,
  -- Who of those who lead the place; nobody once they were erased.
  by_id uuid references people,
  -- Nothing once whom it speaks of was erased.
  said text,
  written_at timestamptz not null,
  unique (network_organisation_id, request_id)
);
create index network_entries_latest on network_entries (network_organisation_id, happened_on desc, id desc);
create index network_entries_contact on network_entries (contact_id) where contact_id is not null;
create index network_entries_by on network_entries (by_id) where by_id is not null;
