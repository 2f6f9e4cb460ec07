-- A long list of people who get one badge, worked through part by part. Its id is that of the form that asked.
create table bulk_awards (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  badge_id uuid not null references badges,
  opportunity_id uuid references opportunities,
  asked_by uuid references people,
  asked_at timestamptz not null,
  notify boolean not null,
  total integer not null check (total > 0),
  given integer not null default 0,
  refused integer not null default 0,
  -- Why the rest of the list was left: the badge can no longer be given.
  refusal text,
  finished_at timestamptz,
  check (given + refused <= total)
);
create index bulk_awards_by_organisation on bulk_awards (organisation_id, asked_at desc, id desc);

-- What still waits and what was refused. A line that was given goes: its award keeps what has to be kept of it.
create table bulk_award_lines (
  bulk_award_id uuid not null references bulk_awards,
  position integer not null,
  name text,
  email text,
  locale text not null check (locale in ('en', 'cy')),
  evidence jsonb not null,
  refusal text,
  primary key (bulk_award_id, position)
);
create index bulk_award_lines_waiting on bulk_award_lines (bulk_award_id, position) where refusal is null;

-- An award's organisation and place are its badge's, its badge that of its version: said by two keys instead of four,
-- which is more and costs a third less at every award.
alter table badges add unique (id, organisation_id, place_id);
alter table badge_versions add unique (id, badge_id);
alter table awards
  add foreign key (badge_id, organisation_id, place_id) references badges (id, organisation_id, place_id),
  add foreign key (badge_version_id, badge_id) references badge_versions (id, badge_id),
  drop constraint awards_badge_id_fkey,
  drop constraint awards_badge_version_id_fkey,
  drop constraint awards_organisation_id_fkey,
  drop constraint awards_place_id_fkey;

-- Nobody reads a place's awards but the public ones, which have an index of their own.
drop index awards_by_place;
-- Most awards have no code: only those that have one need to be found by it.
alter table awards drop constraint awards_claim_code_hash_key;
create unique index awards_by_claim_code on awards (claim_code_hash) where claim_code_hash is not null;
