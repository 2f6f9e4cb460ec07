-- What lies in a range of the map. A plan for each tile anew took as long as reading it, and is always the same: a range
-- of one index.

-- The spots, as Morton codes counted from the first one. Nothing where there are more than are worth sending.
create function map_spots(first bigint, last bigint, of_place uuid, at_most integer) returns text
language plpgsql stable parallel safe set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select case when count(*) <= at_most then coalesce(string_agg((morton - first)::text, ','), '') end
    from (
      select morton from opportunities
      where morton between first and last and morton is not null and (of_place is null or place_id = of_place)
      limit at_most + 1
    ) as spot
  );
end $$;

-- What lies there, with what a mark says of it.
create function map_points(first bigint, last bigint, of_place uuid, at_most integer)
returns table (morton bigint, slug text, title text, title_cy text, theme text, place_id uuid)
language plpgsql stable parallel safe set plan_cache_mode = force_generic_plan as $$
begin
  return query
    select one.morton, one.slug, one.title, one.title_cy, one.theme, one.place_id from opportunities as one
    where one.morton between first and last and one.morton is not null and (of_place is null or one.place_id = of_place)
    limit at_most;
end $$;
