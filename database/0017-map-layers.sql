-- When a geocoder of somebody else may be asked again: one turn after the other, over all processes of the site.
create unlogged table geocoder_turns (
  service text primary key,
  free_at timestamptz not null
);

-- Where an organisation offers what is on the map, newest first: the map of organisations reads nothing else.
create index opportunities_on_map_by_organisation on opportunities (place_id, organisation_id, published_at desc)
  include (morton, latitude, longitude) where morton is not null;
