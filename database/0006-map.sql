-- Where something lies, as one number: its square of the web map at zoom 24, the bits of both axes woven into each other
-- (a Morton code). A tile of the map is then one range of a btree, at every zoom.
create function morton_spread(axis bigint) returns bigint language sql immutable strict parallel safe as $$
  select ((d << 1) | d) & x'5555555555555555'::bigint from (
    select ((c << 2) | c) & x'3333333333333333'::bigint as d from (
      select ((b << 4) | b) & x'0f0f0f0f0f0f0f0f'::bigint as c from (
        select ((a << 8) | a) & x'00ff00ff00ff00ff'::bigint as b from (
          select ((axis << 16) | axis) & x'0000ffff0000ffff'::bigint as a
        ) as step_1) as step_2) as step_3) as step_4
$$;


-- Web Mercator (EPSG:3857), both axes from 0 to 1, north and west first.
create function mercator_x(longitude double precision) returns double precision language sql immutable strict parallel safe as $$
  select (longitude + 180) / 360
$$;
create function mercator_y(latitude double precision) returns double precision language sql immutable strict parallel safe as $$
  select 0.5 - ln(tan(pi() / 4 + radians(greatest(-85.0511, least(85.0511, latitude))) / 2)) / (2 * pi())
$$;
create function morton(latitude double precision, longitude double precision) returns bigint language sql immutable strict parallel safe as $$
  select morton_spread(least(16777215, floor(mercator_x(longitude) * 16777216))::bigint)
    | (morton_spread(least(16777215, floor(mercator_y(latitude) * 16777216))::bigint) << 1)
$$;

-- Only what is published is on the map.
alter table opportunities
  add column morton bigint generated always as (
    case when status = 'published' then morton(latitude, longitude) end) stored,
  add column on_map point generated always as (
    case when status = 'published' and latitude is not null and longitude is not null
      then point(mercator_x(longitude), mercator_y(latitude)) end) stored;

-- Everything that a filter of the map asks for is in the index, so that a tile reads nothing else.
create index opportunities_on_map on opportunities (morton)
  include (place_id, kind, theme, mode, cost_pence, age_min, age_max, latitude, longitude) where morton is not null;
create index opportunities_by_nearness on opportunities using gist (on_map) where on_map is not null;

-- Counts of squares, for zooms at which a tile would hold too many points: folded now and then from the changes below.
create table map_squares (
  place_id uuid not null references places,
  level smallint not null,
  square bigint not null,
  count integer not null,
  latitude_sum double precision not null,
  longitude_sum double precision not null,
  primary key (level, square, place_id)
);

-- What came to the map and went since; a tile adds it to the squares, so that it is never behind.
create table map_changes (
  id bigint generated always as identity primary key,
  place_id uuid not null,
  morton bigint not null,
  latitude double precision not null,
  longitude double precision not null,
  sign smallint not null check (sign in (-1, 1))
);
create index map_changes_by_square on map_changes (morton);

create function note_map_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.morton is not distinct from new.morton and old.place_id = new.place_id then
    return null;
  end if;
  if tg_op <> 'INSERT' and old.morton is not null then
    insert into map_changes (place_id, morton, latitude, longitude, sign)
      values (old.place_id, old.morton, old.latitude, old.longitude, -1);
  end if;
  if tg_op <> 'DELETE' and new.morton is not null then
    insert into map_changes (place_id, morton, latitude, longitude, sign)
      values (new.place_id, new.morton, new.latitude, new.longitude, 1);
  end if;
  return null;
end $$;
create trigger opportunities_note_map_change after insert or update or delete on opportunities
  for each row execute function note_map_change();

insert into map_changes (place_id, morton, latitude, longitude, sign)
  select place_id, morton, latitude, longitude, 1 from opportunities where morton is not null;

-- ── gazetteer: words and postcodes that stand for a position ────────────────────────────────────────────────────

create table gazetteer_postcodes (
  -- In capitals, without spaces.
  postcode text collate "C" primary key,
  latitude double precision not null,
  longitude double precision not null
);

create table gazetteer_names (
  id bigint generated always as identity primary key,
  -- Small letters, no accents, as it is searched for.
  name_key text not null,
  name text not null,
  latitude double precision not null,
  longitude double precision not null,
  population integer not null default 0
);
create index gazetteer_names_by_key on gazetteer_names (name_key, population desc);
