-- Figures that others publish about areas (decision 0074). A flag of the source stays a flag: it is never nought.
create table indicator_sources (
  id uuid primary key,
  key text not null unique,
  title text not null,
  title_cy text,
  publisher text not null,
  address text,
  licence text not null,
  attribution text not null,
  caveat text,
  caveat_cy text,
  imported_at timestamptz not null
);

create table indicators (
  id uuid primary key,
  source_id uuid not null references indicator_sources,
  key text not null,
  -- Where it stands among those of its source.
  position integer not null,
  name text not null,
  name_cy text,
  measure text not null check (measure in ('decile', 'rank', 'share', 'percent', 'count')),
  -- Which end of it is good.
  good text not null check (good in ('high', 'low', 'neither')),
  -- Of a rank: among how many.
  out_of integer,
  unique (source_id, key)
);

create table indicator_values (
  indicator_id uuid not null references indicators,
  area_code text not null,
  period text not null,
  value double precision,
  flag text,
  primary key (area_code, indicator_id, period),
  constraint value_or_flag check (num_nonnulls(value, flag) = 1)
);

-- Areas of statistics, with the ward and the district that a small one lies in.
create table areas (
  code text primary key,
  name text not null,
  ward_code text,
  district_code text
);
create index areas_by_district on areas (district_code) where district_code is not null;
create index areas_by_name on areas (lower(name));

-- Which districts or counties a place is, for its figures, and whether everybody may read these.
create table place_areas (
  place_id uuid primary key references places,
  area_codes text[] not null,
  is_public boolean not null,
  changed_at timestamptz not null
);

create trigger announce_insert after insert on place_areas referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on place_areas referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_change after insert or update on indicator_sources
  for each statement execute function announce_everywhere();
