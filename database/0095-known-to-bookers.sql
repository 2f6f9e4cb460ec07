-- What a booker without an address knows of their date: nobody can write to them when it changes. They read it where they
-- come back, or a person tells them. Null where a booker is written to.
alter table bookings
  add column known_starts_at timestamptz,
  add column known_ends_at timestamptz,
  add column known_status text;
update bookings set known_starts_at = told_starts_at, known_ends_at = told_ends_at, known_status = told_status
  from booked_sessions where booked_sessions.id = session_id and email is null;
