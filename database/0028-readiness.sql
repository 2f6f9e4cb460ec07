-- One row that is written to see that the database takes writes: a full disk and a read-only copy answer questions all the same.
create table readiness (
  only_row boolean primary key default true check (only_row),
  written_at timestamptz not null
);
