-- What became of each update and retrospective of a year: held with its agenda as it then was, or skipped with a reason.
alter table placement_meetings
  add column state text not null default 'planned' check (state in ('planned', 'held', 'skipped')),
  -- Frozen when it is held; computed until then.
  add column agenda jsonb,
  add column notes text not null default '',
  -- One a line.
  add column decisions text not null default '',
  add column skip_reason text,
  add column settled_at timestamptz,
  add column settled_by uuid references people on delete set null,
  add constraint settled_meetings check (
    (state = 'planned') = (settled_at is null)
    and (state = 'held') = (agenda is not null)
    and (state = 'skipped') = (skip_reason is not null)
  );
create index placement_meetings_by_settler on placement_meetings (settled_by);

-- What was agreed to be done, by one person until a day: carried from meeting to meeting until it is done or dropped.
create table placement_actions (
  id uuid primary key,
  placement_id uuid not null references placements on delete cascade,
  kind text not null,
  number integer not null,
  -- Of the form that it came by: sent twice, it is there once.
  request_id uuid not null,
  text text not null,
  owner_id uuid not null references people,
  due_on date not null,
  made_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  settled_at timestamptz,
  dropped_reason text,
  unique (placement_id, request_id),
  foreign key (placement_id, kind, number) references placement_meetings on delete cascade,
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'dropped') = (dropped_reason is not null))
);
create index placement_actions_open on placement_actions (placement_id, due_on) where state = 'open';
create index placement_actions_by_meeting on placement_actions (placement_id, kind, number);
create index placement_actions_by_owner on placement_actions (owner_id);

-- What one person answered to the three questions of a retrospective, before all read what all answered.
create table placement_voices (
  placement_id uuid not null references placements on delete cascade,
  kind text not null default 'retrospective' check (kind = 'retrospective'),
  number integer not null,
  person_id uuid not null references people,
  side text not null check (side in ('lead', 'team')),
  well text not null,
  badly text not null,
  change text not null,
  given_at timestamptz not null,
  primary key (placement_id, number, person_id),
  foreign key (placement_id, kind, number) references placement_meetings on delete cascade
);
create index placement_voices_by_person on placement_voices (person_id);
