-- Who reads the applications of a call, what they may not read, and what they score.
create table call_assessors (
  call_id uuid not null references calls,
  person_id uuid not null references people on delete cascade,
  appointed_at timestamptz not null,
  -- Conflicts were declared: nothing is opened before.
  declared_at timestamptz,
  primary key (call_id, person_id)
);
create index call_assessors_by_person on call_assessors (person_id);

-- For whom an application does not exist.
create table call_conflicts (
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  person_id uuid not null references people on delete cascade,
  -- Declared by the assessor, or found by address, name or organisation.
  source text not null check (source in ('declared', 'found')),
  noted_at timestamptz not null,
  primary key (application_id, person_id)
);
create index call_conflicts_by_person on call_conflicts (person_id, call_id);

-- Totals are worked out from these each time, and stored nowhere.
create table call_scores (
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  person_id uuid not null references people,
  -- What was written is scored apart from what was said in the interview.
  stage text not null check (stage in ('reading', 'interview')),
  criterion text not null check (criterion in ('vision', 'leadership', 'capacity', 'network', 'energy')),
  -- What was read.
  revision integer not null,
  -- Null where the assessor abstained.
  level integer check (level between 1 and 5),
  -- Empty once its applicant was erased.
  comment text check (comment <> ''),
  given_at timestamptz not null,
  primary key (application_id, person_id, stage, criterion),
  foreign key (application_id, revision) references call_revisions (application_id, number) on delete cascade
);
create index call_scores_by_call on call_scores (call_id);
-- A conflict that is noted while its assessor hands in scores holds for them, too.
create function conflicted_scores_nothing() returns trigger language plpgsql as $$
begin
  if exists (select from call_conflicts where application_id = new.application_id and person_id = new.person_id) then
    raise exception 'this assessor has a conflict with this application' using errcode = 'integrity_constraint_violation',
      constraint = 'conflicted_scores_nothing';
  end if;
  return new;
end $$;
create trigger conflicted_scores_nothing before insert on call_scores
  for each row execute function conflicted_scores_nothing();

-- What a lead is like, attribute by attribute, in words: there is nothing here that could be summed.
create table call_profiles (
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  person_id uuid not null references people,
  stage text not null check (stage in ('reading', 'interview')),
  attribute text not null check (attribute in ('foresight', 'awareness', 'energy', 'convenor', 'collaborative',
    'inquisitive', 'commitment')),
  seen text not null check (seen in ('clearly', 'partly', 'not-seen')),
  primary key (application_id, person_id, stage, attribute)
);
create index call_profiles_by_call on call_profiles (call_id);

-- Opened before its time, by one person for one reason: the applicant is told, and the call's page says that it was done.
create table call_broken_seals (
  id uuid primary key,
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  person_id uuid references people on delete set null,
  -- Empty once its applicant was erased.
  reason text check (reason <> ''),
  broken_at timestamptz not null
);
create index call_broken_seals_by_call on call_broken_seals (call_id);
