-- Photographs that an organisation or a City Lead adds: of a place, of an organisation (with its logo), of what can be
-- learned. Drawn anew in the sizes that pages show, without anything that the camera wrote beside the points.
create table photos (
  id uuid primary key,
  place_id uuid references places,
  organisation_id uuid references organisations,
  opportunity_id uuid references opportunities on delete cascade,
  use text not null check (use in ('picture', 'logo')),
  alt text not null check (length(btrim(alt)) between 1 and 250),
  alt_cy text check (length(btrim(alt_cy)) between 1 and 250),
  -- People can be recognised in it, and whoever added it said that each of them agreed.
  shows_people boolean not null,
  added_at timestamptz not null,
  -- Everybody sees it from then on; without it, only those who may add one.
  shown_at timestamptz,
  constraint photos_of_one_thing check (num_nonnulls(place_id, organisation_id, opportunity_id) = 1),
  constraint logos_are_of_organisations check (use = 'picture' or organisation_id is not null)
);
-- Of each thing one is shown.
create unique index photos_shown_of_place on photos (place_id) where shown_at is not null and place_id is not null;
create unique index photos_shown_of_organisation on photos (organisation_id, use)
  where shown_at is not null and organisation_id is not null;
create unique index photos_shown_of_opportunity on photos (opportunity_id)
  where shown_at is not null and opportunity_id is not null;
create index photos_not_shown on photos (added_at) where shown_at is null;
create index photos_of_organisation on photos (organisation_id) where organisation_id is not null;
create index photos_of_opportunity on photos (opportunity_id) where opportunity_id is not null;
create index photos_of_place on photos (place_id) where place_id is not null;

create table photo_files (
  photo_id uuid not null references photos on delete cascade,
  size text not null check (size in ('wide', 'card', 'thumb')),
  format text not null check (format in ('avif', 'webp')),
  bytes bytea not null,
  primary key (photo_id, size, format)
);

-- Pages that are kept are made anew when what everybody sees changes.
create function photo_changed() returns trigger language plpgsql as $$
begin
  if coalesce(new.shown_at, old.shown_at) is null then return null; end if;
  perform pg_notify('content_changed', place_id::text) from (
    select coalesce(new.place_id, old.place_id) as place_id
    union select place_id from opportunities where id = coalesce(new.opportunity_id, old.opportunity_id)
    union select place_id from organisation_places where organisation_id = coalesce(new.organisation_id, old.organisation_id)
  ) as touched where place_id is not null;
  return null;
end $$;
create trigger photos_change_pages after insert or update or delete on photos
  for each row execute function photo_changed();
