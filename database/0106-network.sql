-- The network's public page and the quality label of each place (decision 0060) are kept until something they rest on
-- changes: what they read beyond the tables that pages watched already.
create index opportunities_held_of_place on opportunities (place_id) where held_at is not null;

create function announce_placement() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', place_id::text) from (
    select distinct place_id from changed join placements on placements.id = placement_id) as touched;
  return null;
end $$;
create function announce_pathway() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', place_id::text) from (
    select distinct place_id from changed join pathways on pathways.id = pathway_id) as touched;
  return null;
end $$;

do $$
declare watched text;
begin
  foreach watched in array array['placements', 'badge_reviews'] loop
    execute format('create trigger announce_insert after insert on %I referencing new table as changed for each statement execute function announce_place()', watched);
    execute format('create trigger announce_update after update on %I referencing new table as changed for each statement execute function announce_place()', watched);
  end loop;
  foreach watched in array array['placement_exits', 'placement_meetings'] loop
    execute format('create trigger announce_insert after insert on %I referencing new table as changed for each statement execute function announce_placement()', watched);
    execute format('create trigger announce_update after update on %I referencing new table as changed for each statement execute function announce_placement()', watched);
  end loop;
end $$;
create trigger announce_insert after insert on pathway_problems referencing new table as changed
  for each statement execute function announce_pathway();
create trigger announce_delete after delete on pathway_problems referencing old table as changed
  for each statement execute function announce_pathway();
