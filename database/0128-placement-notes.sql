-- What the programme team notes of a place in its year (decision 0072), about one who leads it or about the place as a whole.
create table placement_notes (
  -- As the form brings it: pressed twice, it is one note.
  id uuid primary key,
  placement_id uuid not null references placements on delete cascade,
  -- Nobody where it is about the place.
  about_id uuid references people,
  -- Nobody once who wrote it was erased.
  author_id uuid references people,
  said text not null check (said <> '' and length(said) <= 2000),
  written_at timestamptz not null
);
create index placement_notes_latest on placement_notes (placement_id, written_at desc, id desc);
create index placement_notes_about on placement_notes (about_id);
create index placement_notes_by_author on placement_notes (author_id);
