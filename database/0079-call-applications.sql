-- Applications to a call. They begin without an account: the link of the mail, or the browser in which it began, goes on.
create table call_applications (
  id uuid primary key,
  call_id uuid not null references calls,
  -- Of the form: sent twice, it is one application.
  request_id uuid not null,
  reference text not null,
  -- Empty once the person was erased.
  email text check (email = lower(email)),
  name text not null,
  language text not null check (language in ('en', 'cy')),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'ineligible', 'more-information', 'in-review',
    'shortlisted', 'interviewed', 'offered', 'reserve', 'declined', 'accepted', 'turned-down', 'lapsed', 'withdrawn')),
  -- What was typed, by topic; sending makes a revision of it.
  typed jsonb not null default '{}',
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  -- The mail at the address was read.
  proven_at timestamptz,
  -- Given longer than everybody.
  extended_until timestamptz,
  -- The newest one.
  revision integer not null default 0,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  unique (call_id, request_id),
  unique (call_id, reference),
  check ((revision = 0) = (submitted_at is null))
);
create index call_applications_by_email on call_applications (email);
create index call_applications_by_state on call_applications (call_id, state, submitted_at);
create index call_applications_unsent on call_applications (saved_at) where revision = 0;

-- What was sent, to the byte: reviews cite a revision, and a later one changes nothing of it.
create table call_revisions (
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  number integer not null check (number > 0),
  -- Canonical JSON; empty once its person was erased.
  content text,
  -- Random, so that nobody guesses from the hash in the log what was erased.
  salt text,
  hash text not null,
  submitted_at timestamptz not null,
  primary key (application_id, number),
  check ((content is null) = (salt is null)),
  constraint hash_of_its_content check (content is null or hash = encode(sha256(convert_to(salt || E'\n' || content, 'UTF8')), 'hex'))
);
create function call_revisions_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.content is null and (new.call_id, new.application_id, new.number, new.hash, new.submitted_at)
    is not distinct from (old.call_id, old.application_id, old.number, old.hash, old.submitted_at) then
    return new;
  end if;
  raise exception 'a revision is frozen: it can be erased, and not changed' using errcode = 'restrict_violation';
end $$;
create trigger call_revisions_frozen before update on call_revisions for each row execute function call_revisions_frozen();
