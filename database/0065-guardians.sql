-- A child under 13 is a person without an address or a session: a guardian with an account acts for them.
alter table people alter column email drop not null;

-- How a guardian is verified before anything is kept for a child.
alter table places add column guardian_proof text not null default 'address'
  check (guardian_proof in ('address', 'organisation'));

create table guardianships (
  child_id uuid primary key references people on delete cascade,
  guardian_id uuid not null references people,
  -- Of the form: sent twice, it adds one child.
  request_id uuid not null,
  place_id uuid not null references places,
  -- When the guardian said that they are one, and are 18 or over.
  declared_at timestamptz not null,
  -- Shown to a person of an organisation, who knows them.
  desk_code text not null unique,
  verified_at timestamptz,
  verified_by text check (verified_by in ('address', 'organisation')),
  -- Who of which organisation verified it.
  organisation_id uuid references organisations,
  member_id uuid references people on delete set null,
  -- Revoked: the guardian sees nothing of the child any more.
  revoked_at timestamptz,
  revocation_reason text,
  unique (guardian_id, request_id),
  check ((verified_at is null) = (verified_by is null)),
  check ((revoked_at is null) = (revocation_reason is null))
);
create index guardianships_by_organisation on guardianships (organisation_id, verified_at desc, child_id desc)
  where organisation_id is not null;
create index guardianships_to_verify on guardianships (declared_at) where verified_at is null;

-- A young person of 13 or over is to have their badges in an account of their own.
create table handovers (
  child_id uuid primary key references guardianships on delete cascade,
  -- The young person's own address.
  email text not null check (email = lower(email)),
  asked_at timestamptz not null
);
create index handovers_by_age on handovers (asked_at);

-- Where mail about what a person holds goes: a child's to the guardian.
create function mailbox_of(person uuid) returns text language sql stable parallel safe as $$
  select coalesce(people.email, (
    select guardian.email from guardianships join people as guardian on guardian.id = guardianships.guardian_id
    where guardianships.child_id = people.id and verified_at is not null and revoked_at is null))
  from people where people.id = person
$$;

-- A child in the booker's care: their badge goes to the guardian under the child's name.
alter table booking_people add column child_id uuid references people on delete set null;
create index booking_people_by_child on booking_people (child_id) where child_id is not null;
