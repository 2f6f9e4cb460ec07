-- What those who lead places come to together (decision 0063): a training that the programme team gives, or a meet-up that
-- a place invites the others to.
create table gatherings (
  id uuid primary key,
  -- Whose meet-up it is; none of a training.
  place_id uuid references places,
  -- Of the form that it came by: sent twice, it is there once.
  request_id uuid not null unique,
  title text not null,
  title_cy text,
  about text not null,
  about_cy text,
  -- A room, or a link.
  venue text not null,
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 15 and 720),
  -- Raised whenever its time changes, it is called off or is on again: calendars replace what they had.
  sequence integer not null default 0,
  called_off_because text check (called_off_because <> ''),
  attendance_at timestamptz,
  made_at timestamptz not null,
  made_by uuid references people
);
create index gatherings_latest on gatherings (starts_at desc, id desc);
create index gatherings_of_place on gatherings (place_id);
create index gatherings_by_maker on gatherings (made_by);

-- Who says that they come, and who was there.
create table gathering_people (
  gathering_id uuid not null references gatherings on delete cascade,
  person_id uuid not null references people,
  said_at timestamptz not null,
  came boolean,
  primary key (gathering_id, person_id)
);
create index gathering_people_of_person on gathering_people (person_id);
