-- The twelve months of a place in the Leadership Programme.
create table placements (
  id uuid primary key,
  place_id uuid not null unique references places on delete cascade,
  -- The day of the first update, as calendars in London have it.
  begins_on date not null,
  stage text not null default 'onboarding' check (stage in ('onboarding', 'diagnose', 'convene', 'badge', 'sustain', 'alumni')),
  begun_at timestamptz not null,
  begun_by uuid references people on delete set null
);
create index placements_by_beginner on placements (begun_by);

-- Its fortnightly updates and quarterly retrospectives. A day and a clock rather than a moment: ten o'clock stays ten o'clock
-- when the clocks change.
create table placement_meetings (
  placement_id uuid not null references placements on delete cascade,
  kind text not null check (kind in ('update', 'retrospective')),
  number integer not null check (number > 0),
  held_on date not null,
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- Raised whenever it is moved (RFC 5545, SEQUENCE).
  sequence integer not null default 0,
  primary key (placement_id, kind, number)
);
create index placement_meetings_by_day on placement_meetings (placement_id, held_on);
