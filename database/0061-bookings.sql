-- How seats at an opportunity's sessions are taken. Without a row here nobody books.
create table booking_terms (
  opportunity_id uuid primary key references opportunities on delete cascade,
  organisation_id uuid not null references organisations,
  -- Null where there is none of this kind.
  in_person_seats integer check (in_person_seats between 1 and 5000),
  online_seats integer check (online_seats between 1 and 5000),
  most_people smallint not null check (most_people between 1 and 10),
  -- So many hours before the beginning nobody books any more.
  closes_hours smallint not null check (closes_hours between 0 and 336),
  is_open boolean not null,
  set_at timestamptz not null,
  check (in_person_seats is not null or online_seats is not null)
);

-- A session at which seats were taken: the row that bookings of it wait for. It stays when the listing changes its dates,
-- until a person moves those who booked, or calls it off.
create table booked_sessions (
  id uuid primary key,
  opportunity_id uuid not null references opportunities,
  organisation_id uuid not null references organisations,
  place_id uuid not null references places,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  in_person_taken integer not null default 0,
  online_taken integer not null default 0,
  -- How many people wait for a seat.
  waiting integer not null default 0,
  -- Seats left as pages show them, twenty at most: pages are made anew only when these change.
  in_person_shown smallint,
  online_shown smallint,
  -- The organisation called it off here; the listing may say so too, or name this date no more.
  called_off_at timestamptz,
  -- What those who booked know of it, and since when something else holds.
  told_starts_at timestamptz not null,
  told_ends_at timestamptz not null,
  told_status text not null default 'scheduled'
    check (told_status in ('scheduled', 'cancelled', 'postponed', 'moved-online', 'full')),
  differs_since timestamptz,
  -- Of the calendar entry (RFC 5545 §3.8.7.4): raised by every change.
  sequence integer not null default 0,
  names_removed_at timestamptz,
  unique (opportunity_id, starts_at)
);
create index booked_sessions_by_organisation on booked_sessions (organisation_id, starts_at desc, id desc);
create index booked_sessions_by_start on booked_sessions (starts_at, id);
create index booked_sessions_with_names on booked_sessions (ends_at) where names_removed_at is null;

create table bookings (
  id uuid primary key,
  session_id uuid not null references booked_sessions on delete cascade,
  organisation_id uuid not null references organisations,
  -- Of the form: sent twice, it is one booking.
  request_id uuid not null,
  channel text not null check (channel in ('in-person', 'online')),
  state text not null check (state in ('held', 'booked', 'waiting', 'offered', 'lapsed', 'cancelled', 'removed')),
  seats smallint not null check (seats between 1 and 200),
  name text not null,
  email text check (email = lower(email)),
  phone text,
  person_id uuid references people on delete set null,
  language text not null check (language in ('en', 'cy')),
  -- Made at the desk, by a person of the organisation.
  made_by uuid references people on delete set null,
  -- What is needed in order to come: removed 30 days after the session.
  needs text,
  -- A parent or guardian agreed to under-13s coming.
  guardian_agreed_at timestamptz,
  asked_at timestamptz not null,
  -- The mail at the address was read, or there is none to prove.
  proven_at timestamptz,
  -- A held seat, or an offered one, is free again then.
  until timestamptz,
  offered_at timestamptz,
  booked_at timestamptz,
  ended_at timestamptz,
  reminded_at timestamptz,
  check ((state in ('held', 'offered')) = (until is not null)),
  unique (organisation_id, request_id)
);
create index bookings_by_session on bookings (session_id, asked_at, id);
create index bookings_until on bookings (until) where until is not null;
create index bookings_by_person on bookings (person_id) where person_id is not null;
create index bookings_with_needs on bookings (session_id) where needs is not null;
create index bookings_by_email on bookings (email) where email is not null;

create table booking_people (
  booking_id uuid not null references bookings on delete cascade,
  id uuid not null,
  position smallint not null,
  name text not null,
  age text not null check (age in ('under-13', '13-to-17', 'adult')),
  primary key (booking_id, id)
);

create function announce_seats() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', new.place_id::text);
  return null;
end $$;
create trigger announce_seats after update of in_person_shown, online_shown on booked_sessions for each row
  when (old.in_person_shown is distinct from new.in_person_shown or old.online_shown is distinct from new.online_shown)
  execute function announce_seats();
create function announce_terms() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', place_id::text) from opportunities where id = new.opportunity_id;
  return null;
end $$;
create trigger announce_terms after insert or update on booking_terms for each row execute function announce_terms();
