-- What those who lead places need and offer (decision 0067), by the names of duties and attributes: nobody writes a word here.
create table pair_words (
  person_id uuid not null references people,
  side text not null check (side in ('need', 'offer')),
  topic text not null,
  primary key (person_id, side, topic)
);

-- Two who lead places and help each other: asked by one and agreed to by the other, or made by the programme team.
create table pairs (
  id uuid primary key,
  one_id uuid not null references people,
  other_id uuid not null references people,
  -- Who asked; nobody where the team made it.
  asked_by uuid references people,
  state text not null check (state in ('asked', 'paired', 'ended')),
  made_at timestamptz not null,
  paired_at timestamptz,
  ended_at timestamptz,
  -- Of the same two, in whichever order, one at a time.
  check (one_id < other_id),
  check (asked_by is null or asked_by in (one_id, other_id)),
  check (state <> 'paired' or paired_at is not null),
  check ((state = 'ended') = (ended_at is not null))
);
create unique index pairs_open on pairs (one_id, other_id) where state <> 'ended';
create index pairs_by_one on pairs (one_id);
create index pairs_by_other on pairs (other_id);
create index pairs_by_asker on pairs (asked_by);
create index pairs_latest on pairs (made_at desc, id desc);
