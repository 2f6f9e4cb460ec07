-- Who takes part, counted by place and time without reading a name. What a date offered is noted when it begins, since the
-- terms of its listing may change afterwards.
alter table booked_sessions add column seats_offered integer check (seats_offered >= 0);
update booked_sessions set seats_offered = coalesce(in_person_seats, 0) + coalesce(online_seats, 0)
  from booking_terms where booking_terms.opportunity_id = booked_sessions.opportunity_id and starts_at <= now();
create index booked_sessions_by_place on booked_sessions (place_id, starts_at);
create index booked_sessions_to_note on booked_sessions (starts_at) where seats_offered is null;

-- Of the people of a register: how many it named beforehand, and how many of those who came were added on the spot. They
-- stay, as `came` does, when the names are gone; null where the names were gone before this was counted.
alter table registers add column expected integer, add column walked_in integer, add column place_id uuid references places;
with ended as (
  select register_id, unnest(ends) as id from register_ticks where ends is not null
), held as (
  select distinct tick.register_id, coalesce(person.same_as, tick.person_id) as person_id
  from register_ticks as tick
    left join register_people as person on person.register_id = tick.register_id and person.id = tick.person_id
  where tick.ends is null
    and not exists (select from ended where ended.register_id = tick.register_id and ended.id = tick.id)
), counts as (
  select person.register_id,
    count(*) filter (where not is_late and (removed_at is null or held.person_id is not null)) as expected,
    count(*) filter (where is_late and held.person_id is not null) as walked_in
  from register_people as person
    left join held on held.register_id = person.register_id and held.person_id = person.id
  where same_as is null group by 1
)
update registers set expected = coalesce(counts.expected, 0), walked_in = coalesce(counts.walked_in, 0)
  from registers as every left join counts on counts.register_id = every.id
  where registers.id = every.id and registers.names_removed_at is null;
alter table registers alter column expected set default 0, alter column walked_in set default 0;
-- Of a session that is listed nowhere: the organisation's place, where it has one alone.
update registers set place_id = coalesce(
  (select place_id from opportunities where opportunities.id = registers.opportunity_id),
  (select min(place_id::text)::uuid from organisation_places as joined
    where joined.organisation_id = registers.organisation_id and status = 'approved' having count(*) = 1));
create index registers_by_place on registers (place_id, starts_at) where place_id is not null;

alter table session_answers add column place_id uuid references places;
update session_answers set place_id = opportunities.place_id from opportunities where opportunities.id = opportunity_id;
alter table session_answers alter column place_id set not null;
create index session_answers_by_place on session_answers (place_id, starts_at);
create index session_answers_by_organisation on session_answers (organisation_id, starts_at);
