-- A view of a desk's list that a person gave a name: its filters and its order.
create table saved_views (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  path text not null check (length(path) <= 200),
  name text not null check (length(name) between 1 and 60),
  query text not null check (length(query) <= 1000),
  saved_at timestamptz not null
);
create unique index saved_views_by_name on saved_views (person_id, path, lower(name));

-- What a person did to many things of a desk's list at once: what became of each, so that the list can say it and undo it.
create table bulk_acts (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  path text not null check (length(path) <= 200),
  act text not null,
  asked_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz
);
create index bulk_acts_by_person on bulk_acts (person_id);
create index bulk_acts_by_age on bulk_acts (asked_at);

-- `left_because` says why it was left alone; `former_state` is what undoing brings back; `stayed_because` why that was not done.
create table bulk_act_items (
  act_id uuid not null references bulk_acts on delete cascade,
  subject_id uuid not null,
  name text not null,
  name_cy text,
  former_state text,
  left_because text,
  undone_at timestamptz,
  stayed_because text,
  primary key (act_id, subject_id)
);
