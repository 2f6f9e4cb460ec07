-- What places made and share with each other (decision 0055): under CC BY 4.0, to be taken over with attribution.
create table library_items (
  id uuid primary key,
  place_id uuid not null references places,
  -- Of the form that it came by: sent twice, it is there once.
  request_id uuid not null,
  kind text not null check (kind in ('pathway', 'badge', 'campaign', 'agenda', 'change')),
  -- `hidden`: reported, and not looked at by the programme team yet.
  state text not null default 'draft' check (state in ('draft', 'shared', 'hidden', 'removed')),
  title text not null,
  title_cy text,
  body text not null,
  body_cy text,
  badge_id uuid references badges,
  pathway_id uuid references pathways,
  -- Whose badge or pathway it is, where it is not the place's own.
  organisation_id uuid references organisations,
  -- The badge or pathway as it stood when it was shared.
  content jsonb,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  shared_at timestamptz,
  shared_by uuid references people,
  -- The programme team looked at what was reported, and it stays: from then on a report hides it no more.
  cleared_at timestamptz,
  unique (place_id, request_id),
  check ((kind = 'badge') = (badge_id is not null) and (kind = 'pathway') = (pathway_id is not null)),
  check ((state = 'draft') = (shared_at is null)),
  check (state = 'draft' or kind not in ('badge', 'pathway') or content is not null)
);
create index library_items_shared on library_items (shared_at desc, id desc) where state <> 'draft';
create index library_items_of_place on library_items (place_id, created_at desc, id desc);
create index library_items_by_badge on library_items (badge_id);
create index library_items_by_pathway on library_items (pathway_id);
create index library_items_by_organisation on library_items (organisation_id);
create index library_items_by_sharer on library_items (shared_by);

-- Who took over what, and what it became. A badge is offered to an organisation of the place, which takes it or does not.
create table library_copies (
  item_id uuid not null references library_items,
  place_id uuid not null references places,
  organisation_id uuid references organisations,
  state text not null check (state in ('taken', 'offered', 'declined')),
  badge_id uuid references badges,
  pathway_id uuid references pathways,
  text_id uuid references library_items on delete cascade,
  made_at timestamptz not null,
  made_by uuid references people,
  unique nulls not distinct (item_id, place_id, organisation_id),
  check (num_nonnulls(badge_id, pathway_id, text_id) = case state when 'taken' then 1 else 0 end),
  check ((organisation_id is null) or (pathway_id is null and text_id is null))
);
create index library_copies_by_badge on library_copies (badge_id);
create index library_copies_by_pathway on library_copies (pathway_id);
create index library_copies_by_text on library_copies (text_id);
create index library_copies_by_place on library_copies (place_id);
create index library_copies_offered on library_copies (organisation_id, made_at) where state = 'offered';
create index library_copies_by_organisation on library_copies (organisation_id);
create index library_copies_by_maker on library_copies (made_by);

-- What those who lead places said is wrong with it: read by the programme team alone.
create table library_reports (
  item_id uuid not null references library_items on delete cascade,
  person_id uuid not null references people,
  said text not null check (length(said) between 1 and 1000),
  reported_at timestamptz not null,
  settled_at timestamptz,
  primary key (item_id, person_id)
);
create index library_reports_open on library_reports (reported_at) where settled_at is null;
create index library_reports_of_person on library_reports (person_id);

-- What the programme team removed and why, for all who lead places.
create table library_removals (
  item_id uuid not null references library_items,
  removed_at timestamptz not null,
  removed_by uuid references people,
  reason text not null check (reason <> ''),
  restored_at timestamptz,
  primary key (item_id, removed_at)
);
create index library_removals_latest on library_removals (removed_at desc, item_id desc);
create index library_removals_by_remover on library_removals (removed_by);

-- Pages that are kept say where a badge or pathway was taken over from.
create trigger announce_insert after insert on library_copies referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on library_copies referencing new table as changed
  for each statement execute function announce_place();
create function announce_library_items() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', place_id::text) from (
    select distinct library_copies.place_id from changed join library_copies on item_id = changed.id) as touched;
  return null;
end $$;
create trigger announce_update after update on library_items referencing new table as changed
  for each statement execute function announce_library_items();
