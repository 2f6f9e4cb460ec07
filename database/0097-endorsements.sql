-- What one organisation says of another's badge, signed with its own key: an EndorsementCredential (Open Badges 3.0 §B.1.5)
-- of one version of its words.
alter table reserved_status_places add column revoked_at timestamptz;

create table endorsements (
  id uuid primary key,
  badge_id uuid not null,
  place_id uuid not null,
  -- Who endorses.
  organisation_id uuid not null references organisations,
  state text not null check (state in ('asked', 'given', 'declined', 'cancelled', 'revoked')),
  -- By the organisation of the badge, by a City Lead, or anew because the badge has other words.
  asked_for text not null check (asked_for in ('owner', 'lead', 'new-words')),
  asked_by uuid references people,
  asked_at timestamptz not null,
  answered_by uuid references people,
  answered_at timestamptz,
  badge_version_id uuid references badge_versions,
  comment text,
  comment_cy text,
  credential text,
  status_list_id uuid,
  status_index integer,
  revoked_at timestamptz,
  foreign key (badge_id, place_id) references badges (id, place_id),
  foreign key (status_list_id, status_index) references reserved_status_places,
  check ((state in ('given', 'revoked')) = (credential is not null)),
  check ((credential is null) = (num_nulls(badge_version_id, status_list_id, status_index) = 3)),
  check ((state = 'revoked') = (revoked_at is not null))
);
create unique index endorsements_asked_once on endorsements (badge_id, organisation_id) where state = 'asked';
create unique index endorsements_given_once on endorsements (badge_version_id, organisation_id) where state = 'given';
create index endorsements_by_organisation on endorsements (organisation_id, asked_at desc, id desc);
create index endorsements_by_badge on endorsements (badge_id, asked_at desc, id desc);
create index endorsements_by_place on endorsements (place_id, asked_at desc, id desc);

-- Pages that are kept say who recognises a badge.
create trigger announce_insert after insert on endorsements referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on endorsements referencing new table as changed
  for each statement execute function announce_place();
