-- The documents of one list differ in four places only. What they share is kept once; each document is still given out
-- byte for byte as it was signed: the two were compared when they were kept.
create table credential_frames (
  id uuid primary key,
  -- Text, and between it the number of what is filled in.
  parts jsonb not null
);
alter table award_credentials
  alter column credential drop not null,
  add column frame_id uuid references credential_frames,
  add column proof_value text,
  add check ((credential is null) = (frame_id is not null and proof_value is not null));
