-- What the listing said of a date before it was called off where it is booked, so that a date which is on again is as it
-- was: one that had moved online is not suddenly somewhere in town.
alter table booked_sessions add column status_before text
  check (status_before in ('scheduled', 'cancelled', 'postponed', 'moved-online', 'full'));
