-- The role of City Lead, or of an administrator of the installation, offered by mail; it begins when it is accepted.
create table role_invitations (
  id uuid primary key,
  -- None for an administrator.
  place_id uuid references places on delete cascade,
  email text not null check (email = lower(email)),
  locale text not null check (locale in ('en', 'cy')),
  invited_by uuid references people on delete set null,
  invited_at timestamptz not null,
  -- Accepted, or taken back.
  ended_at timestamptz
);
create unique index open_role_invitations on role_invitations (place_id, email) nulls not distinct where ended_at is null;

alter table places
  -- The language that comes first where somebody has chosen none.
  add column first_language text not null default 'en' check (first_language in ('en', 'cy')),
  -- Nothing new begins there; what was given stays genuine.
  add column closed_at timestamptz,
  add column updated_at timestamptz;

-- What people who work here did, without the awards and goals of learners, of which there are thousands to one.
create index audit_entries_of_work on audit_entries (place_id, id desc)
  where action not like 'award.%' and action not like 'goal.%';
create index audit_entries_of_all_work on audit_entries (id desc)
  where action not like 'award.%' and action not like 'goal.%';

-- There are a handful among millions of people.
create index people_administrators on people (id) where is_platform_administrator;
