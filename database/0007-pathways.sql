-- ── pathways: steps that lead somewhere ─────────────────────────────────────────────────────────────────────────

create table pathways (
  id uuid primary key,
  place_id uuid not null references places,
  -- Absent where the pathway is the place's own: its City Lead keeps it.
  organisation_id uuid references organisations,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  status text not null check (status in ('draft', 'published', 'archived')),
  -- What its curator is working on; learners see versions only.
  draft jsonb not null,
  current_version_id uuid,
  published_at timestamptz,
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (place_id, slug)
);
create index pathways_published on pathways (place_id, published_at desc, id desc) where status = 'published';
create index pathways_by_organisation on pathways (organisation_id, created_at desc, id desc) where organisation_id is not null;
create index pathways_of_place on pathways (place_id, created_at desc, id desc) where organisation_id is null;
create index pathways_in_force on pathways (id) where status = 'published';

-- What somebody set out on never changes under their feet: an edit makes the next version.
create table pathway_versions (
  id uuid primary key,
  pathway_id uuid not null references pathways,
  number integer not null check (number > 0),
  content jsonb not null,
  title text not null generated always as (content ->> 'title') stored,
  theme text not null generated always as (content ->> 'theme') stored,
  destination_kind text not null generated always as (content ->> 'destinationKind') stored,
  search tsvector generated always as (
    setweight(to_tsvector('english', (content ->> 'title') || ' ' || (content ->> 'destination')), 'A')
    || setweight(to_tsvector('simple', coalesce(content ->> 'titleCy', '') || ' ' || coalesce(content ->> 'destinationCy', '')), 'A')
    || setweight(to_tsvector('english', content ->> 'summary'), 'B')
    || setweight(to_tsvector('simple', coalesce(content ->> 'summaryCy', '')), 'B')
    || setweight(jsonb_to_tsvector('english', jsonb_path_query_array(content, '$.steps[*].title'), '["string"]'), 'C')) stored,
  change_note text,
  change_note_cy text,
  published_by uuid references people,
  published_at timestamptz not null,
  unique (pathway_id, number),
  unique (id, pathway_id)
);
alter table pathways add foreign key (current_version_id, id) references pathway_versions (id, pathway_id);
create index pathway_versions_by_search on pathway_versions using gin (search);

create trigger pathway_versions_fixed before update or delete on pathway_versions
  for each statement execute function refuse_change();

-- What has to be counted, taken out of a version's content when it is published, so that the database can count for
-- everybody at once. A step is done with so many of its options, or with so many hours.
create table pathway_steps (
  version_id uuid not null references pathway_versions,
  position smallint not null,
  choice smallint,
  branch smallint,
  needed smallint not null check (needed > 0),
  hours numeric(6, 1) check (hours > 0),
  -- Absent where hours of every theme count.
  theme text,
  primary key (version_id, position)
);
create table pathway_choices (
  version_id uuid not null references pathway_versions,
  choice smallint not null,
  needed smallint not null check (needed > 0),
  primary key (version_id, choice)
);
-- `badge` and `attend` and `pathway` name an id, `elsewhere` the address of an achievement.
create table pathway_options (
  version_id uuid not null,
  position smallint not null,
  kind text not null check (kind in ('badge', 'attend', 'pathway', 'elsewhere')),
  target text not null,
  primary key (version_id, position, kind, target),
  foreign key (version_id, position) references pathway_steps
);
create index pathway_options_by_target on pathway_options (target, kind, version_id);

-- Badges that a version gives by itself. The owner of another organisation's badge is asked first.
create table pathway_consents (
  pathway_id uuid not null references pathways,
  badge_id uuid not null references badges,
  organisation_id uuid not null references organisations,
  state text not null check (state in ('asked', 'agreed', 'refused')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references people,
  primary key (pathway_id, badge_id)
);
create index pathway_consents_by_organisation on pathway_consents (organisation_id, state, asked_at desc);

-- ── those on their way ──────────────────────────────────────────────────────────────────────────────────────────

create table pathway_goals (
  person_id uuid not null references people on delete cascade,
  pathway_id uuid not null references pathways,
  version_id uuid not null references pathway_versions,
  chosen_at timestamptz not null,
  -- As last counted; pages count anew.
  done smallint not null default 0,
  total smallint not null default 0,
  finished_at timestamptz,
  counted_at timestamptz not null,
  primary key (person_id, pathway_id),
  foreign key (version_id, pathway_id) references pathway_versions (id, pathway_id)
);
create index pathway_goals_by_pathway on pathway_goals (pathway_id, version_id);

-- A milestone is reached once, whatever is withdrawn and earned again later. The end of a pathway is one too.
create table pathway_arrivals (
  person_id uuid not null references people on delete cascade,
  pathway_id uuid not null references pathways,
  milestone text not null,
  reached_at timestamptz not null,
  -- The badge that it gives, until it is given or it turns out that it cannot be.
  badge_id uuid references badges,
  award_id uuid references awards,
  settled_at timestamptz,
  primary key (person_id, pathway_id, milestone)
);
create index pathway_arrivals_waiting on pathway_arrivals (badge_id) where settled_at is null;

-- A genuine badge from elsewhere that a learner brought along because a step names it.
create table pathway_brought_badges (
  person_id uuid not null references people on delete cascade,
  achievement_id text not null,
  name text not null,
  issuer_name text not null,
  valid_until timestamptz,
  brought_at timestamptz not null,
  primary key (person_id, achievement_id)
);

-- ── what broke, and whether its owner was told ──────────────────────────────────────────────────────────────────

create table pathway_problems (
  pathway_id uuid not null references pathways,
  -- What is wrong and where: `badge-is-archived coding`.
  problem text not null,
  found_at timestamptz not null,
  told_at timestamptz,
  primary key (pathway_id, problem)
);

-- Rounds that one of many processes makes, once in a while.
create table pathway_rounds (
  name text primary key,
  last_at timestamptz not null
);

create trigger announce_insert after insert on pathways referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on pathways referencing old table as former new table as changed
  for each statement execute function announce_place();
