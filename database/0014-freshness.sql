-- When somebody who knows last said that a listing is still right; since when it is hidden because nobody did.
alter table opportunities
  add column confirmed_at timestamptz,
  add column lapsed_at timestamptz,
  add column reminded_at timestamptz;
update opportunities set confirmed_at = greatest(published_at, updated_at) where status = 'published';
create index opportunities_to_confirm on opportunities (confirmed_at, organisation_id) where status = 'published';
create index opportunities_lapsed on opportunities (organisation_id) where lapsed_at is not null;
