-- A date that was called off where it is booked is called off in its listing, and so in every feed, whatever writes the
-- listing: a form that names the date anew, a feed that knows nothing of it. It takes place again when that is said where it
-- is booked.
create function keep_called_off() returns trigger language plpgsql as $$
begin
  if exists (select from booked_sessions where opportunity_id = new.opportunity_id and starts_at = new.starts_at
    and called_off_at is not null)
  then
    new.event_status := 'cancelled';
  end if;
  return new;
end $$;
create trigger keep_called_off before insert or update of event_status, starts_at on opportunity_sessions
  for each row when (new.event_status <> 'cancelled') execute function keep_called_off();
update opportunity_sessions set event_status = 'cancelled', status_changed_at = now() from booked_sessions as booked
  where booked.opportunity_id = opportunity_sessions.opportunity_id and booked.starts_at = opportunity_sessions.starts_at
    and called_off_at is not null and opportunity_sessions.starts_at > now() and event_status <> 'cancelled';
