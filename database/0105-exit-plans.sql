-- How a place carries on after its year: each thing that has to be settled before the support ends (decision 0056).
create table placement_exits (
  placement_id uuid not null references placements on delete cascade,
  item text not null,
  owner_id uuid references people,
  due_on date,
  -- How it is settled, or why it is put aside.
  said text not null default '',
  state text not null default 'open' check (state in ('open', 'done', 'aside')),
  settled_at timestamptz,
  primary key (placement_id, item),
  check ((state = 'open') = (settled_at is null)),
  check (state = 'open' or said <> '')
);
create index placement_exits_by_owner on placement_exits (owner_id);

-- Its leads began it before the ninth month was over.
alter table placements add column exit_opened_at timestamptz;
