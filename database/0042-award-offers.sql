-- A code that many learners use: on a poster, on a screen. Its letters follow from its id and its turn, so only hashes are
-- kept. Turned over, it has new letters; the former ones are remembered, so that a learner who types them is told.
create table award_offers (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  badge_id uuid not null references badges,
  opportunity_id uuid references opportunities,
  evidence jsonb not null default '[]',
  turn integer not null default 1,
  code_hash bytea not null unique,
  former_hashes bytea[] not null default '{}',
  starts_at timestamptz,
  ends_at timestamptz,
  most_uses integer check (most_uses > 0),
  uses integer not null default 0,
  -- Only people whose address is among `award_offer_people`.
  listed_only boolean not null,
  made_by uuid references people,
  made_at timestamptz not null,
  stopped_at timestamptz,
  check (most_uses is null or uses <= most_uses),
  check (starts_at is null or ends_at is null or starts_at < ends_at)
);
create index award_offers_by_organisation on award_offers (organisation_id, made_at desc, id desc);
create index award_offers_by_former on award_offers using gin (former_hashes);

create table award_offer_people (
  award_offer_id uuid not null references award_offers on delete cascade,
  email text not null check (email = lower(email)),
  primary key (award_offer_id, email)
);

-- Once for each person.
create table award_offer_uses (
  award_offer_id uuid not null references award_offers,
  person_id uuid not null references people,
  award_id uuid not null references awards,
  used_at timestamptz not null,
  primary key (award_offer_id, person_id)
);
