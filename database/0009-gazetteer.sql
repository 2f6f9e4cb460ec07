-- Where a name comes from: bringing one file in again replaces what it brought before.
alter table gazetteer_names add column source text not null default '';
create index gazetteer_names_by_source on gazetteer_names (source);

-- Outlines of districts and wards, as they are drawn on the map.
create table boundaries (
  -- As the statistics office numbers it: E06000043.
  code text primary key,
  name text not null,
  name_cy text,
  level text not null check (level in ('district', 'ward')),
  -- Closed rings of longitude and latitude, the outer ones and the holes alike.
  rings jsonb not null,
  -- From the south-west corner to the north-east one.
  extent box not null
);
create index boundaries_by_extent on boundaries using gist (extent);
