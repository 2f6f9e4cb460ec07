-- Two accounts of one person were made one (decision 0071). Within 30 days they can be parted again, so it is kept what came
-- from which; after that, and when the person is erased, nothing of it stays.
create table account_joins (
  id uuid primary key,
  -- Who it is now, and the account that is empty since.
  person_id uuid not null references people,
  former_id uuid not null references people,
  joined_at timestamptz not null,
  parted_at timestamptz,
  settled_at timestamptz,
  -- The main address of each at that time, and all that came along.
  person_main text not null,
  former_main text not null,
  emails text[] not null,
  -- By table the keys of the rows that came along.
  moved jsonb not null,
  constraint two_accounts check (person_id <> former_id),
  constraint ends_once check (num_nonnulls(parted_at, settled_at) <= 1)
);
create index account_joins_by_person on account_joins (person_id, joined_at desc, id desc);
create unique index account_joins_open on account_joins (former_id) where parted_at is null and settled_at is null;
create index account_joins_due on account_joins (joined_at) where parted_at is null and settled_at is null;
