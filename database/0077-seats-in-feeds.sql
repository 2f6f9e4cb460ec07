-- Open feeds tell how many seats are left. Programs that follow a feed read what has changed since, so a change of seats is
-- a change of its listing there; by the clock and not with each booking, since a crowd that books must not wait for one row
-- of its listing. The listing itself is left alone: nobody wrote it anew.
alter table booked_sessions add seats_changed boolean not null default false;
create index booked_sessions_of_changed_seats on booked_sessions (id) where seats_changed;
create function note_seat_change() returns trigger language plpgsql as $$
begin
  new.seats_changed := true;
  return new;
end $$;
create trigger note_seat_change before update of in_person_taken, online_taken, starts_at, called_off_at on booked_sessions
  for each row when (
    (old.in_person_taken, old.online_taken, old.starts_at, old.called_off_at)
    is distinct from (new.in_person_taken, new.online_taken, new.starts_at, new.called_off_at))
  execute function note_seat_change();

-- When seats of a listing last changed, as feeds tell it.
create table seat_changes (
  opportunity_id uuid primary key references opportunities on delete cascade,
  place_id uuid not null references places,
  changed_at timestamptz not null
);
create index seat_changes_by_place on seat_changes (place_id, changed_at, opportunity_id);
