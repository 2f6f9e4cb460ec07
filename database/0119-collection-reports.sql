-- What a reader says is wrong with a collection; who said it is not kept.
create table collection_reports (
  id uuid primary key,
  collection_id uuid not null references collections on delete cascade,
  said text not null,
  reported_at timestamptz not null,
  settled_at timestamptz
);
create index collection_reports_open on collection_reports (reported_at, id) where settled_at is null;
create index collection_reports_by_collection on collection_reports (collection_id, reported_at, id);
