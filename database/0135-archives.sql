-- What another installation signed, kept here since its place moved: keys, lists and badges as they were on the day of its
-- export. No secret key comes along, so nothing of it is ever signed anew.
create table archives (
  id uuid primary key,
  place_id uuid not null unique references places,
  -- Where its badges say that they are: https://old.example
  origin text not null,
  exported_at timestamptz not null,
  kept_at timestamptz not null
);

-- By each name under which an organisation signed there: its did:web, and a did:key for each key.
create table archived_issuers (
  did text primary key,
  archive_id uuid not null references archives,
  organisation_id uuid not null references organisations,
  public_keys text[] not null
);
create index archived_issuers_by_organisation on archived_issuers (organisation_id);

create table archived_lists (
  address text primary key,
  archive_id uuid not null references archives,
  organisation_id uuid not null references organisations,
  number integer not null,
  credential text not null
);
create index archived_lists_by_organisation on archived_lists (organisation_id, number desc);

create table archived_badges (
  id uuid primary key,
  archive_id uuid not null references archives,
  organisation_id uuid not null references organisations,
  credential text not null,
  -- When it was last in the folder: what is in a later one no more has been erased.
  kept_at timestamptz not null
);
create index archived_badges_by_archive on archived_badges (archive_id, kept_at);
