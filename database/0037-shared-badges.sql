-- Who may give a badge: the organisation that designed it, and those that it asked and that agreed. Each signs in its own
-- name. An award's organisation is one of these, whatever became of it since.
alter table badges add unique (id, place_id);
create table badge_issuers (
  badge_id uuid not null,
  organisation_id uuid not null references organisations,
  place_id uuid not null,
  state text not null check (state in ('owner', 'asked', 'agreed', 'refused', 'ended')),
  asked_by uuid references people,
  asked_at timestamptz not null,
  answered_by uuid references people,
  answered_at timestamptz,
  primary key (badge_id, organisation_id, place_id),
  foreign key (badge_id, place_id) references badges (id, place_id)
);
create unique index badge_issuers_once on badge_issuers (badge_id, organisation_id);
create index badge_issuers_by_organisation on badge_issuers (organisation_id, state, asked_at desc);

insert into badge_issuers (badge_id, organisation_id, place_id, state, asked_at)
select id, organisation_id, place_id, 'owner', created_at from badges;

-- A release before this one knows nothing of the table, and drafts badges while this one starts.
create function add_owner_of_badge() returns trigger language plpgsql as $$
begin
  insert into badge_issuers (badge_id, organisation_id, place_id, state, asked_at)
  values (new.id, new.organisation_id, new.place_id, 'owner', new.created_at);
  return null;
end $$;
create trigger badges_have_an_owner after insert on badges for each row execute function add_owner_of_badge();

alter table awards
  add foreign key (badge_id, organisation_id, place_id) references badge_issuers (badge_id, organisation_id, place_id),
  drop constraint awards_badge_id_organisation_id_place_id_fkey;

-- Pages that are kept say who gives a badge.
create trigger announce_insert after insert on badge_issuers referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on badge_issuers referencing new table as changed
  for each statement execute function announce_place();
