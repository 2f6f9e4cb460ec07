-- A corrected badge is signed ten minutes after it was asked for: until then nothing has happened.
create table award_corrections (
  -- Of the form: sent ten times, it is one correction.
  id uuid primary key,
  award_id uuid not null,
  organisation_id uuid not null,
  -- Whose the award was then: what has moved on to somebody else meanwhile is not signed.
  recipient_id uuid not null,
  -- What is to stand on it; kept until it is signed or taken back.
  name text,
  email text,
  asked_at timestamptz not null,
  asked_by uuid references people on delete set null,
  sign_from timestamptz not null,
  signed_at timestamptz,
  undone_at timestamptz,
  -- Why it could not be signed in the end, until the organisation has read it.
  refused_at timestamptz,
  refusal text,
  check (num_nonnulls(signed_at, undone_at) <= 1 and num_nonnulls(signed_at, refused_at) <= 1),
  check ((refused_at is null) = (refusal is null)),
  check (num_nonnulls(signed_at, undone_at, refused_at) = 0 or num_nonnulls(name, email) = 0)
);
-- One at a time waits for each award.
create unique index award_corrections_waiting on award_corrections (award_id)
  where signed_at is null and undone_at is null and refused_at is null;
create index award_corrections_by_award on award_corrections (award_id, asked_at desc);
create index award_corrections_refused on award_corrections (organisation_id)
  where refused_at is not null and undone_at is null;
