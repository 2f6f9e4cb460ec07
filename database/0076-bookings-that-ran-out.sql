-- Bookings by telephone that ran out before anybody confirmed them: their organisation is told while they can still be rung.
create index bookings_that_ran_out on bookings (organisation_id)
  where email is null and proven_at is null and state = 'lapsed';
