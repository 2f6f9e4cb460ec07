-- A badge whose learner asked for its renewal has run out: they are told once that nothing came of it.
alter table renewal_requests add column settled_at timestamptz;
-- What ran out before this is not told of months later.
update renewal_requests set settled_at = valid_until where valid_until <= now();
create index renewal_requests_open on renewal_requests (valid_until) where settled_at is null;

-- When the place last reminded this organisation of what waits there. Its mail goes ten minutes later, if it still stands.
alter table organisation_places add column reminded_at timestamptz;
