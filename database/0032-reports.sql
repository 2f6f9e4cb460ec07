-- What a City Lead tells the programme every fortnight: figures frozen when it is sent, and their own words.
create table place_reports (
  id uuid primary key,
  place_id uuid not null references places,
  from_at timestamptz not null,
  -- Until when it reaches, once it was sent.
  until_at timestamptz,
  note text not null default '',
  note_cy text not null default '',
  figures jsonb,
  saved_by uuid references people on delete set null,
  saved_at timestamptz not null,
  sent_at timestamptz,
  sent_to text[]
);
-- One that is being written, and those that were sent.
create unique index place_reports_open on place_reports (place_id) where sent_at is null;
create index place_reports_sent on place_reports (place_id, sent_at desc) where sent_at is not null;

-- The figures of a month as they stood when it had just ended, with the definitions that held then.
create table impact_snapshots (
  place_id uuid not null references places,
  month date not null,
  taken_at timestamptz not null,
  definitions jsonb not null,
  figures jsonb not null,
  primary key (place_id, month)
);
create function impact_snapshots_stay() returns trigger language plpgsql as $$
begin
  raise exception 'a snapshot is never changed';
end $$;
create trigger impact_snapshots_frozen before update on impact_snapshots
  for each row execute function impact_snapshots_stay();
