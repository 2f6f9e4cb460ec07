-- Who looks after a feed: the City Lead, or the organisation itself in whose name its listings stand.
alter table feeds
  add column owned_by text not null default 'place' check (owned_by in ('place', 'organisation'));
create index feeds_of_organisations on feeds (organisation_id, created_at desc, id desc) where owned_by = 'organisation';
