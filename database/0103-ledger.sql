-- The half days that those who lead a place gave to the programme, a week at a time: by person, by duty, and whether the
-- work was theirs already.
create table placement_ledger (
  placement_id uuid not null references placements on delete cascade,
  person_id uuid not null references people,
  -- Its Monday, by the calendar of London.
  week_on date not null check (extract(isodow from week_on) = 1),
  duty text not null,
  work text not null check (work in ('existing', 'additional')),
  half_days integer not null check (half_days between 1 and 14),
  primary key (placement_id, week_on, person_id, duty, work)
);
create index placement_ledger_by_person on placement_ledger (person_id);

-- What those who lead a place say of its year in their own words, beside what is computed of it.
alter table placements
  add column own_words text not null default '',
  add column own_words_at timestamptz;
