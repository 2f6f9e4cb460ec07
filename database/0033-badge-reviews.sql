-- A badge as a second person of the place read it: what they ticked, what they said of each field, and of which words.
create table badge_reviews (
  id uuid primary key,
  badge_id uuid not null references badges,
  badge_version_id uuid not null references badge_versions,
  place_id uuid not null references places,
  state text not null check (state in ('waiting', 'returned', 'approved')),
  asked_by uuid references people on delete set null,
  asked_at timestamptz not null,
  decided_by uuid references people on delete set null,
  decided_at timestamptz,
  -- By field: {"criteria": "What is a good game?"}
  comments jsonb not null default '{}'
);
create unique index badge_reviews_open on badge_reviews (badge_id) where state = 'waiting';
create index badge_reviews_of_badge on badge_reviews (badge_id, asked_at desc);
create index badge_reviews_of_place on badge_reviews (place_id, state, asked_at);

-- Which version was approved; none once its words are changed.
alter table badges
  add column reviewed_version_id uuid references badge_versions,
  add column reviewed_at timestamptz;
