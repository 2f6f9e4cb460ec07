-- What an organisation promises those who hold a badge, walk a pathway, show a skill or want a kind of job (decision 0054):
-- shown to the City Lead, made live by them, signed with the key of the organisation.
create table pledges (
  id uuid primary key,
  place_id uuid not null references places,
  -- Who promises.
  organisation_id uuid not null references organisations,
  state text not null
    check (state in ('draft', 'offered', 'live', 'refused', 'withdrawn', 'lapsed', 'suspended')),
  act text not null
    check (act in ('recognise', 'talk', 'interview', 'requirement', 'visit', 'mentor', 'pay-step')),
  -- What it is about.
  scope text not null check (scope in ('badge', 'pathway', 'skill', 'job')),
  badge_id uuid,
  pathway_id uuid references pathways,
  -- A skill or a kind of job, in words.
  about text,
  about_cy text,
  said text,
  said_cy text,
  begins_on date not null,
  ends_on date not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  offered_at timestamptz,
  offered_by uuid references people,
  -- Made live, refused or suspended by who leads the place, and what was said.
  decided_at timestamptz,
  decided_by uuid references people,
  note text,
  -- Since when everybody has seen it, and when that ended.
  live_at timestamptz,
  ended_at timestamptz,
  renewed_at timestamptz,
  credential text,
  status_list_id uuid,
  status_index integer,
  -- What its managers and the place were told, so that nobody is told twice: that its end is near, and since when
  -- something that it rests on is missing.
  due_told integer not null default 0 check (due_told between 0 and 2),
  held_since timestamptz,
  held_why text check (held_why in ('organisation', 'badge', 'pathway')),
  foreign key (badge_id, place_id) references badges (id, place_id),
  foreign key (status_list_id, status_index) references reserved_status_places,
  constraint pledges_are_about_one_thing check (
    (scope = 'badge') = (badge_id is not null) and (scope = 'pathway') = (pathway_id is not null)
    and (scope in ('skill', 'job')) = (about is not null)
  ),
  constraint pledges_end_after_they_begin check (ends_on > begins_on),
  constraint what_is_offered_has_words check (state = 'draft' or said is not null or said_cy is not null),
  constraint what_is_live_is_signed check (
    (live_at is null) = (credential is null)
    and (credential is null) = (num_nulls(status_list_id, status_index) = 2)
    and (state not in ('live', 'lapsed', 'suspended') or live_at is not null)
  ),
  constraint what_is_held_was_live check ((held_since is null) = (held_why is null))
);
create index pledges_by_organisation on pledges (organisation_id, created_at desc, id desc);
create index pledges_by_place on pledges (place_id, created_at desc, id desc);
create index pledges_offered on pledges (place_id, offered_at) where state = 'offered';
create index pledges_live on pledges (place_id, ends_on) where state = 'live';
create index pledges_ending on pledges (ends_on) where state = 'live';
create index pledges_of_badges on pledges (badge_id) where state = 'live' and badge_id is not null;
create index pledges_of_pathways on pledges (pathway_id) where state = 'live' and pathway_id is not null;
create index pledges_of_skills on pledges (place_id, lower(about)) where state = 'live' and scope = 'skill';

-- How often it was asked for and met, by quarter, as its organisation says.
create table pledge_uses (
  pledge_id uuid not null references pledges,
  -- The first day of the quarter.
  quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
  asked integer not null check (asked between 0 and 100000),
  met integer not null check (met between 0 and asked),
  noted_at timestamptz not null,
  noted_by uuid references people,
  primary key (pledge_id, quarter)
);

-- A learner says that a pledge was not kept. Only who leads the place reads it, and not who said it.
create table pledge_reports (
  id uuid primary key,
  pledge_id uuid not null references pledges,
  place_id uuid not null references places,
  person_id uuid not null references people,
  said text not null check (length(said) between 1 and 500),
  reported_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references people,
  unique (pledge_id, person_id)
);
create index pledge_reports_open on pledge_reports (place_id, reported_at) where settled_at is null;
create index pledge_reports_of_person on pledge_reports (person_id);

-- Pages that are kept show pledges and how often they were kept.
create trigger announce_insert after insert on pledges referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on pledges referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_delete after delete on pledges referencing old table as changed
  for each statement execute function announce_place();
create function announce_pledge_uses() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', place_id::text) from (
    select distinct place_id from changed join pledges on pledges.id = pledge_id) as touched;
  return null;
end $$;
create trigger announce_insert after insert on pledge_uses referencing new table as changed
  for each statement execute function announce_pledge_uses();
create trigger announce_update after update on pledge_uses referencing new table as changed
  for each statement execute function announce_pledge_uses();
