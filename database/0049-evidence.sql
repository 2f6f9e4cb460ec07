-- What a learner sends to show that they earned a badge, until an organisation has decided.
create table evidence_pieces (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  badge_id uuid not null references badges,
  organisation_id uuid not null references organisations,
  state text not null default 'draft' check (state in ('draft', 'sent', 'returned', 'accepted', 'declined')),
  title text not null default '',
  body text not null default '',
  links text[] not null default '{}',
  -- Title and links may be read by anybody who checks the badge; else only that there was evidence.
  is_shown boolean not null default false,
  changed_at timestamptz not null,
  sent_at timestamptz,
  -- Who of the organisation looks at it.
  assessor_id uuid references people on delete set null,
  -- What was said when it was returned, accepted or declined.
  comment text,
  decided_by uuid references people on delete set null,
  decided_at timestamptz,
  -- Of what was accepted, as it stands in the badge (decision 0029); the run that gives the badge has the piece's id.
  digest text,
  -- The text whose hash that is, salt and all: the learner's to keep.
  manifest text,
  content_removed_at timestamptz,
  check ((state in ('accepted', 'declined')) = (decided_at is not null)),
  check (state <> 'accepted' or digest is not null)
);
-- One at a time for one badge, however often the button is pressed.
create unique index evidence_pieces_open on evidence_pieces (person_id, badge_id)
  where state in ('draft', 'sent', 'returned');
create index evidence_pieces_by_person on evidence_pieces (person_id, changed_at desc);
create index evidence_pieces_waiting on evidence_pieces (organisation_id, sent_at) where state = 'sent';
create index evidence_pieces_with_content on evidence_pieces (changed_at) where content_removed_at is null;

create table evidence_files (
  id uuid primary key,
  piece_id uuid not null references evidence_pieces on delete cascade,
  -- As the learner called it, without a path.
  name text not null,
  media_type text not null check (media_type in ('image/jpeg', 'application/pdf')),
  data bytea not null,
  sha256 text not null,
  added_at timestamptz not null,
  unique (piece_id, sha256)
);
