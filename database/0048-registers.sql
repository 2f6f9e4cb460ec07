-- Who was there at one session: of an opportunity, or of something that is listed nowhere. What the session was is copied
-- when the register is opened, so that it still says so when the listing has changed.
create table registers (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  opportunity_id uuid references opportunities,
  title text not null,
  title_cy text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  opened_by uuid references people,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- Counted whenever a tick comes in; they stay when the names are gone.
  listed integer not null default 0,
  came integer not null default 0,
  names_removed_at timestamptz,
  check (ends_at > starts_at)
);
-- Two people who open the register of one session get the same one.
create unique index registers_by_session on registers (organisation_id, opportunity_id, starts_at)
  where opportunity_id is not null;
create index registers_by_organisation on registers (organisation_id, starts_at desc, id desc);
create index registers_with_names on registers (starts_at) where names_removed_at is null;

-- Names of a register. A late arrival's id is made on the device that added them. A booking puts a person here as well.
create table register_people (
  register_id uuid not null references registers on delete cascade,
  id uuid not null,
  -- From 1, in the order they came onto the register; never given twice.
  position integer not null check (position > 0),
  name text not null,
  -- For the badge alone: no register shows it.
  email text check (email = lower(email)),
  is_late boolean not null,
  -- Another device added the same late arrival under this id before.
  same_as uuid,
  added_at timestamptz not null,
  -- Taken off the list; a tick that a device still brings puts them back.
  removed_at timestamptz,
  primary key (register_id, id),
  unique (register_id, position),
  foreign key (register_id, same_as) references register_people on delete cascade
);

-- Every press, as the device that it was made on numbers it (UUIDv7). A press that ends ticks names them: which ones it had
-- seen. In whatever order presses arrive, and however often, they say the same in the end.
create table register_ticks (
  register_id uuid not null references registers on delete cascade,
  id uuid not null,
  -- No foreign key: a tick may arrive before the late arrival whom it is for.
  person_id uuid not null,
  -- Null for "is here".
  ends uuid[],
  -- By the device's clock, which may be wrong: shown, never decided by.
  device_at timestamptz not null,
  received_at timestamptz not null,
  received_from uuid references people,
  primary key (register_id, id)
);

-- The people of a list, and those given a badge by a run, may come from a register.
alter table award_lists add column register_id uuid references registers;
alter table award_runs add column register_id uuid references registers;
create index award_lists_by_register on award_lists (register_id) where register_id is not null;
create index award_runs_by_register on award_runs (register_id) where register_id is not null;
