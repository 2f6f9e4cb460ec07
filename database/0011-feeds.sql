-- What a source does not say is not known: a price of nought would say that it is free.
alter table opportunities alter column cost_pence drop not null;

-- Sources that fill a place with listings in the name of one organisation.
create table feeds (
  id uuid primary key,
  place_id uuid not null references places,
  organisation_id uuid not null references organisations,
  kind text not null check (kind in ('table', 'icalendar', 'schema-org', 'rpde', 'hsds', 'xcri')),
  name text not null,
  addresses text[] not null default '{}',
  -- Which column of a table holds what, as it was last said.
  mapping jsonb not null default '{}',
  defaults jsonb not null,
  every_hours integer check (every_hours > 0),
  -- Publishes what is new and changed by itself after each reading.
  takes_in boolean not null default false,
  -- Where the next reading of each address goes on, for sources that say only what changed.
  cursors jsonb not null default '{}',
  -- A source that was brought as a file.
  file bytea,
  file_name text,
  set_up_by uuid references people,
  created_at timestamptz not null,
  read_at timestamptz,
  next_read_at timestamptz,
  stopped_at timestamptz
);
create index feeds_by_place on feeds (place_id, created_at desc, id desc);
create index feeds_due on feeds (next_read_at) where next_read_at is not null and stopped_at is null;

create table feed_items (
  feed_id uuid not null references feeds,
  external_id text not null,
  -- `dates` belong to another item, their parent.
  state text not null check (state in ('new', 'changed', 'match', 'doubtful', 'same', 'held', 'gone', 'refused', 'left-out', 'dates')),
  -- As the source says it now, and as it was when it was last taken in.
  listing jsonb not null,
  taken jsonb,
  opportunity_id uuid references opportunities,
  -- What it may be the same as.
  candidate_id uuid references opportunities,
  refusal text,
  parent_external_id text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (feed_id, external_id)
);
create index feed_items_by_state on feed_items (feed_id, state, external_id);
create unique index feed_items_by_opportunity on feed_items (opportunity_id) where opportunity_id is not null;
create index feed_items_by_candidate on feed_items (candidate_id) where candidate_id is not null;
create index feed_items_by_ref on feed_items (feed_id, (listing ->> 'ref'));
create index feed_items_by_parent on feed_items (feed_id, parent_external_id) where parent_external_id is not null;

create table feed_runs (
  id uuid primary key,
  feed_id uuid not null references feeds,
  doing text not null check (doing in ('read', 'take-in', 'remove')),
  asked_by uuid references people,
  asked_at timestamptz not null,
  finished_at timestamptz,
  done integer not null default 0,
  total integer,
  -- Why it could not be done at all.
  problem text,
  -- What could not be used, the first of them with where they stand.
  problems jsonb not null default '[]',
  counts jsonb not null default '{}'
);
create index feed_runs_by_feed on feed_runs (feed_id, asked_at desc, id desc);
