-- How those who lead places see that they grow, at three times of a year (decision 0062): words, never a score.
create table growth_rounds (
  id uuid primary key,
  placement_id uuid not null references placements on delete cascade,
  person_id uuid not null references people,
  month integer not null check (month in (0, 6, 12)),
  -- The one peer who is asked; none before, and none once it was taken back.
  peer_id uuid references people,
  asked_at timestamptz,
  -- The programme team reads it while this stands.
  shared_at timestamptz,
  unique (placement_id, person_id, month),
  check ((peer_id is null) = (asked_at is null)),
  check (peer_id <> person_id)
);
create index growth_rounds_of_person on growth_rounds (person_id);
create index growth_rounds_by_peer on growth_rounds (peer_id);

-- What is said of one attribute, by the lead or by the peer.
create table growth_words (
  round_id uuid not null references growth_rounds on delete cascade,
  side text not null check (side in ('own', 'peer')),
  attribute text not null,
  said text not null check (length(said) <= 2000),
  wants_help boolean not null default false,
  primary key (round_id, side, attribute),
  check (said <> '' or wants_help),
  check (side = 'own' or not wants_help)
);
