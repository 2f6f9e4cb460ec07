-- One organisation answers for the badges of another that has closed. What was signed stays as it is.
create table successions (
  id uuid primary key,
  predecessor_id uuid not null references organisations,
  successor_id uuid not null references organisations,
  -- Whose City Lead sees it through; both were let in there.
  place_id uuid not null references places,
  asked_by text not null check (asked_by in ('predecessor', 'lead')),
  reason text not null check (length(reason) between 1 and 2000),
  asked_at timestamptz not null,
  -- Until when the predecessor may object; the moment of asking where it asked itself.
  notice_until timestamptz not null,
  agreed_at timestamptz,
  effective_at timestamptz,
  ended_at timestamptz,
  ending text check (ending in ('declined', 'stopped', 'objected', 'given-back')),
  ending_reason text,
  check (predecessor_id <> successor_id),
  check ((ended_at is null) = (ending is null)),
  check (effective_at is null or agreed_at is not null)
);
-- Nobody is handed to two at once.
create unique index successions_open on successions (predecessor_id) where ended_at is null;
create index successions_by_successor on successions (successor_id) where ended_at is null;
create index successions_by_place on successions (place_id, asked_at desc);
create index successions_due on successions (notice_until)
  where agreed_at is not null and effective_at is null and ended_at is null;

-- What each of the two signed of it, each at an address for life.
create table succession_statements (
  succession_id uuid not null references successions,
  signer text not null check (signer in ('predecessor', 'successor')),
  credential text not null,
  status_list_id uuid not null references status_lists,
  status_index integer not null,
  primary key (succession_id, signer)
);

-- Whose the badge was before another organisation took it over: given back, it goes there again.
alter table badges add column former_organisation_id uuid references organisations;
create index badges_taken_over on badges (former_organisation_id) where former_organisation_id is not null;
