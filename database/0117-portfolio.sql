-- What a learner shows of themself, beside what others signed (decision 0061): experience in their own words, and
-- collections for a purpose. Both are the learner's alone until a collection is opened; then who has its address sees it.
create table experiences (
  id uuid primary key,
  person_id uuid not null references people,
  kind text not null check (kind in ('work', 'volunteering', 'learning', 'caring', 'activity')),
  title text not null,
  -- Where it was: an employer, a club, at home.
  whereabouts text not null default '',
  -- Months, by their first days; without an end it goes on.
  began_on date,
  ended_on date,
  story text not null default '',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint ends_after_it_began check (ended_on is null or began_on is null or ended_on >= began_on)
);
create index experiences_by_person on experiences (person_id, created_at desc, id desc);

create table collections (
  id uuid primary key,
  person_id uuid not null references people,
  title text not null,
  about text not null default '',
  name_shown boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- Raised with each address, so that an earlier one never opens again.
  address_number integer not null default 0,
  -- SHA-256 of the secret in the address that is open; it can be worked out again from the installation's key alone.
  address_hash bytea unique,
  opened_at timestamptz,
  ends_at timestamptz,
  pin_asked boolean not null default false,
  -- How often it was looked at under this address: a number, and no row of who or when.
  views integer not null default 0,
  -- Taken down after a report.
  stopped_at timestamptz,
  stopped_reason text,
  constraint what_is_open_ends check ((address_hash is null) = (ends_at is null)),
  constraint what_is_stopped_is_not_open check (stopped_at is null or address_hash is null)
);
create index collections_by_person on collections (person_id, created_at desc, id desc);

create table collection_items (
  id uuid primary key,
  collection_id uuid not null references collections on delete cascade,
  position integer not null,
  award_id uuid references awards,
  experience_id uuid references experiences on delete cascade,
  constraint an_item_is_one_thing check (num_nonnulls(award_id, experience_id) = 1),
  unique (collection_id, award_id),
  unique (collection_id, experience_id)
);
create index collection_items_by_award on collection_items (award_id) where award_id is not null;
create index collection_items_by_experience on collection_items (experience_id) where experience_id is not null;
