-- Pictures of badges that an organisation drew itself, cleaned and drawn anew. One is known by the hash of what was kept,
-- so that its address never shows another, and a version of a badge names it for ever (badge_versions.artwork).
create table badge_pictures (
  organisation_id uuid not null references organisations,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Of a drawing: what was understood of it, written anew.
  svg text,
  -- PNG at 600 pixels or less, for pages, mails and print.
  large bytea not null,
  -- PNG at 320 pixels or less, for lists.
  small bytea not null,
  -- When it was last added, or chosen for a badge.
  used_at timestamptz not null,
  primary key (organisation_id, hash)
);
create index badge_pictures_by_hash on badge_pictures (hash);
create index badge_pictures_by_use on badge_pictures (used_at);
-- Which versions show a picture: what none shows is removed after a while.
create index badge_versions_by_picture on badge_versions ((artwork ->> 'picture')) where artwork ? 'picture';
