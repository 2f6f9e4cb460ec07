-- A group leaves an organisation on a date: from then on its addresses claim nothing that this organisation gave.
create table leavings (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  title text not null,
  -- The last day, and the moment at which it ends where we serve.
  leaves_on date not null,
  falls_at timestamptz not null,
  created_at timestamptz not null,
  created_by uuid references people on delete set null,
  -- Announced: the invitations go from then on, ten minutes later.
  confirmed_at timestamptz,
  invite_from timestamptz,
  called_off_at timestamptz,
  -- The date has come: nothing can be moved or called off any more.
  fell_at timestamptz,
  -- Every address of it was stopped.
  ended_at timestamptz,
  check ((confirmed_at is null) = (invite_from is null)),
  check (fell_at is null or (confirmed_at is not null and called_off_at is null)),
  check (ended_at is null or fell_at is not null)
);
create index leavings_by_organisation on leavings (organisation_id, created_at desc);
create index leavings_running on leavings (falls_at)
  where confirmed_at is not null and called_off_at is null and ended_at is null;
create index leavings_drafts on leavings (created_at) where confirmed_at is null;

create table leavers (
  id uuid primary key,
  leaving_id uuid not null references leavings on delete cascade,
  organisation_id uuid not null references organisations,
  -- The address that ends, and to whom badges were given there.
  email text not null check (email = lower(email)),
  recipient_id uuid not null references recipients,
  -- Where those badges went, once they left the address.
  holder_id uuid references recipients,
  left_out_at timestamptz,
  invited_at timestamptz,
  reminders smallint not null default 0 check (reminders between 0 and 2),
  reminded_at timestamptz,
  stopped_at timestamptz,
  code_hash bytea not null unique,
  unique (leaving_id, recipient_id)
);
create index leavers_by_recipient on leavers (recipient_id);
create index leavers_by_holder on leavers (holder_id) where holder_id is not null;

-- What an organisation gives goes to these addresses no more, nor do its mails.
create table stopped_addresses (
  organisation_id uuid not null references organisations,
  email text not null check (email = lower(email)),
  stopped_at timestamptz not null,
  primary key (organisation_id, email)
);

-- An award that goes to another recipient takes its count along.
create or replace function note_awards() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into impact_notes
    select award.place_id, award.neighbourhood_id, learner.id, impact_month(award.awarded_at),
      (select theme from badge_versions where id = award.badge_version_id), 1, (award.claimed_at is not null)::int
    from (select * from changed where revoked_at is null order by recipient_id) as award
      cross join lateral (select coalesce(person_id, recipients.id) as id from recipients
        where recipients.id = award.recipient_id for share) as learner;
  else
    insert into impact_notes
    select award.place_id, award.neighbourhood_id, learner.id, impact_month(award.awarded_at),
      (select theme from badge_versions where id = award.badge_version_id), award.badges, award.kept
    from (
      select side.* from changed join former using (id) cross join lateral (
        select changed.place_id, changed.neighbourhood_id, changed.awarded_at, changed.badge_version_id, changed.recipient_id,
          (changed.revoked_at is null)::int
            - (former.revoked_at is null and former.recipient_id = changed.recipient_id)::int as badges,
          (changed.revoked_at is null and changed.claimed_at is not null)::int - (former.revoked_at is null
            and former.claimed_at is not null and former.recipient_id = changed.recipient_id)::int as kept
        union all
        select former.place_id, former.neighbourhood_id, former.awarded_at, former.badge_version_id, former.recipient_id,
          -(former.revoked_at is null)::int, -(former.revoked_at is null and former.claimed_at is not null)::int
        where former.recipient_id <> changed.recipient_id) as side
      order by side.recipient_id) as award
      cross join lateral (select coalesce(person_id, recipients.id) as id from recipients
        where recipients.id = award.recipient_id for share) as learner
    where award.badges <> 0 or award.kept <> 0;
  end if;
  return null;
end $$;
