-- The national Leadership Programme: who runs it, its calls, and what a call's choice of places is bound by.
create table programme_team (
  person_id uuid primary key references people on delete cascade,
  appointed_at timestamptz not null,
  appointed_by uuid references people on delete set null
);

create table calls (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  title text not null,
  title_cy text not null,
  lead text not null,
  lead_cy text not null,
  opens_at timestamptz not null,
  -- The last moment for everybody who was given no longer.
  closes_at timestamptz not null check (closes_at > opens_at),
  placements integer not null check (placements > 0),
  value_pounds integer not null,
  contribution_pounds integer not null check (contribution_pounds between 0 and value_pounds),
  preferred_regions text[] not null,
  shortlist_size integer not null check (shortlist_size >= placements),
  quorum integer not null check (quorum > 0),
  -- Of the five criteria.
  weights jsonb not null,
  interviews_on date not null,
  announced_on date not null check (announced_on >= interviews_on),
  begins_on date not null check (begins_on >= announced_on),
  created_at timestamptz not null,
  created_by uuid references people on delete set null
);

-- Phases are data: what is allowed while a phase lasts stands in its row, and is changed there.
create table call_phases (
  call_id uuid not null references calls on delete cascade,
  phase text not null check (phase in ('draft', 'open', 'closed', 'scoring', 'shortlisting', 'interviews', 'deciding',
    'announced', 'archived')),
  is_active boolean not null default false,
  began_at timestamptz,
  public_sees boolean not null,
  applicants_write boolean not null,
  team_reads boolean not null,
  assessors_score boolean not null,
  interviewers_score boolean not null,
  team_decides boolean not null,
  outcome_shown boolean not null,
  primary key (call_id, phase),
  -- Sealed: nobody reads while applicants may still write.
  constraint sealed_while_written check (not (applicants_write and (team_reads or assessors_score or interviewers_score)))
);
create unique index one_active_phase on call_phases (call_id) where is_active;
-- One at most by the index, one at least when the transaction ends.
create function call_has_a_phase() returns trigger language plpgsql as $$
declare
  asked uuid;
begin
  if tg_table_name = 'calls' then asked := new.id;
  elsif tg_op = 'DELETE' then asked := old.call_id;
  else asked := new.call_id;
  end if;
  if exists (select from calls where id = asked)
    and not exists (select from call_phases where call_id = asked and is_active) then
    raise exception 'call % has no active phase', asked using errcode = 'integrity_constraint_violation',
      constraint = 'call_has_a_phase';
  end if;
  return null;
end $$;
create constraint trigger call_has_a_phase after insert on calls deferrable initially deferred
  for each row execute function call_has_a_phase();
create constraint trigger call_has_a_phase after update or delete on call_phases deferrable initially deferred
  for each row execute function call_has_a_phase();

-- What was done in a call, each entry bound to the one before it. It names nobody: people and applications stand as ids,
-- what they wrote as hashes, so that erasing a person leaves the chain whole.
create table call_log (
  call_id uuid not null references calls,
  number integer not null check (number > 0),
  at timestamptz not null,
  -- Canonical JSON, to the byte.
  content text not null,
  previous_hash text not null,
  hash text not null,
  primary key (call_id, number),
  constraint hash_of_its_content check (hash = encode(sha256(convert_to(previous_hash || E'\n' || content, 'UTF8')), 'hex'))
);
create function call_log_follows() returns trigger language plpgsql as $$
begin
  if new.previous_hash is distinct from coalesce(
    (select hash from call_log where call_id = new.call_id and number = new.number - 1), repeat('0', 64))
    or (new.number > 1 and not exists (select from call_log where call_id = new.call_id and number = new.number - 1)) then
    raise exception 'an entry of call_log follows the one before it' using errcode = 'integrity_constraint_violation',
      constraint = 'call_log_follows';
  end if;
  return new;
end $$;
create trigger call_log_follows before insert on call_log for each row execute function call_log_follows();
create function call_log_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'call_log is append-only: write a new entry instead' using errcode = 'restrict_violation';
end $$;
create trigger call_log_append_only before update or delete or truncate on call_log
  for each statement execute function call_log_append_only();

-- What is asked about a call, and the answer that all see. Nobody says who they are: the answer stands on the page.
create table call_questions (
  id uuid primary key,
  call_id uuid not null references calls on delete cascade,
  -- Of the form: sent twice, it is one question.
  request_id uuid not null,
  language text not null check (language in ('en', 'cy')),
  asked text not null,
  asked_at timestamptz not null,
  -- In both languages, and without what would say who asked.
  question text,
  question_cy text,
  answer text,
  answer_cy text,
  answered_at timestamptz,
  answered_by uuid references people on delete set null,
  left_out_at timestamptz,
  unique (call_id, request_id),
  check (num_nulls(question, question_cy, answer, answer_cy, answered_at) in (0, 5)),
  check (answered_at is null or left_out_at is null)
);
create index call_questions_by_call on call_questions (call_id, asked_at);

-- Those who would hear of the next call.
create table programme_interests (
  id uuid primary key,
  request_id uuid not null unique,
  email text not null check (email = lower(email)),
  name text not null,
  place_name text not null,
  language text not null check (language in ('en', 'cy')),
  registered_at timestamptz not null,
  -- The mail at the address was read.
  proven_at timestamptz
);
create index programme_interests_by_email on programme_interests (email);
create index programme_interests_by_age on programme_interests (registered_at);
