-- What somebody wants to hear of: a search of a place, which may be narrowed to an organisation or a theme.
create table follows (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  place_id uuid not null references places,
  -- As it stands in the list's address, and as the database is asked.
  filters jsonb not null,
  narrowing jsonb not null,
  created_at timestamptz not null,
  -- Until when its follower has seen what is new.
  seen_at timestamptz not null,
  unique (person_id, place_id, filters)
);

-- Asked for by the person, off until then.
create table digests (
  person_id uuid primary key references people on delete cascade,
  since timestamptz not null,
  next_at timestamptz not null
);
create index digests_due on digests (next_at);
