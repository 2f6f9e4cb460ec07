-- What a place needs (decision 0075): each quotes a figure as it stood, or says where it was heard.
create table needs (
  id uuid primary key,
  place_id uuid not null references places,
  request_id uuid not null,
  state text not null check (state in ('proposed', 'agreed', 'addressed', 'closed')),
  is_public boolean not null,
  title text not null,
  title_cy text,
  about text not null,
  about_cy text,
  -- The figure in words and numbers, with its source, as it was when it was quoted: an import changes nothing of it.
  observation jsonb,
  heard text,
  heard_cy text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (place_id, request_id),
  constraint quotes_something check (num_nonnulls(observation, heard) > 0),
  constraint agreed_before_public check (not is_public or state <> 'proposed')
);
create index needs_by_place on needs (place_id, created_at desc, id desc);
create index needs_public on needs (place_id, created_at desc, id desc) where is_public;

create table need_answers (
  need_id uuid not null references needs,
  kind text not null check (kind in ('opportunity', 'badge', 'pathway')),
  thing_id uuid not null,
  added_at timestamptz not null,
  primary key (need_id, kind, thing_id)
);

create trigger announce_insert after insert on needs referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on needs referencing new table as changed
  for each statement execute function announce_place();
