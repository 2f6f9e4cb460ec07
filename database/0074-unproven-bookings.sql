-- A booking whose booker nobody has proven yet, by a mail or by a call, holds a seat only within a share of the date's seats.
-- Beyond it the booking is `asked`: it holds none, and gets one when it is proven, while there are seats.
alter table bookings drop constraint bookings_state_check;
alter table bookings add constraint bookings_state_check
  check (state in ('held', 'asked', 'booked', 'waiting', 'offered', 'lapsed', 'cancelled', 'removed'));
-- From which connection an unproven seat is held, as a keyed hash: removed as soon as it is proven or ended.
alter table bookings add column client_key text check (client_key is null or state = 'held');
-- Asked for knowingly beside an earlier booking in the same name.
alter table bookings add column is_second boolean not null default false;
-- Telephone bookings that an organisation has to confirm.
create index bookings_to_confirm on bookings (organisation_id)
  where email is null and proven_at is null and state in ('held', 'asked', 'waiting');
