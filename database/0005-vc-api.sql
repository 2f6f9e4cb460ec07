-- Places in status lists that belong to credentials which are no awards of ours: issued for other programs over the VC-API.
create table reserved_status_places (
  status_list_id uuid not null references status_lists,
  status_index integer not null check (status_index between 0 and 131071),
  reserved_at timestamptz not null,
  primary key (status_list_id, status_index)
);
