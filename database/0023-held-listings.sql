-- Since when a listing for under-18s is hidden because the organisation's safeguarding has lapsed. It comes back when that is mended.
alter table opportunities add column held_at timestamptz;
create index opportunities_held on opportunities (organisation_id) where held_at is not null;
