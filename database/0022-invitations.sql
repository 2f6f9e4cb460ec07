-- Somebody asked to act for an organisation. They become a member only by accepting, signed in at this very address;
-- until then the organisation learns nothing about them.
create table organisation_invitations (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  email text not null,
  role text not null check (role in ('manager', 'issuer')),
  locale text not null check (locale in ('en', 'cy')),
  invited_by uuid references people on delete set null,
  invited_at timestamptz not null,
  -- Accepted, or taken back.
  ended_at timestamptz
);
create unique index open_invitations on organisation_invitations (organisation_id, email) where ended_at is null;
create index invitations_by_time on organisation_invitations (organisation_id, invited_at);
