-- Badges that were given elsewhere and that their holders brought in (decision 0065): the document byte for byte, beside it
-- what its last check gave. They are their holder's alone until a collection shows them.
create table brought_badges (
  id uuid primary key,
  person_id uuid not null references people,
  document bytea not null,
  -- The name of the file that it came in, or its address.
  source text not null,
  -- As it calls itself, or the hash of its document: brought again, it is the same one.
  credential_id text not null,
  name text not null,
  description text not null,
  issuer_name text not null,
  issuer_host text,
  awarded_on date,
  valid_until timestamptz,
  skills jsonb not null,
  -- `theirs`: it names an address that was its holder's when it came; `nobody`: it names no address.
  naming text not null check (naming in ('theirs', 'nobody')),
  verdict text not null,
  checked_at timestamptz not null,
  -- When a check last found it genuine and in date.
  genuine_at timestamptz,
  brought_at timestamptz not null,
  picture bytea,
  unique (person_id, credential_id)
);
create index brought_badges_by_person on brought_badges (person_id, brought_at desc, id desc);

alter table collection_items add column brought_badge_id uuid references brought_badges on delete cascade;
alter table collection_items drop constraint an_item_is_one_thing;
alter table collection_items
  add constraint an_item_is_one_thing check (num_nonnulls(award_id, experience_id, brought_badge_id) = 1),
  add unique (collection_id, brought_badge_id);
create index collection_items_by_brought_badge on collection_items (brought_badge_id) where brought_badge_id is not null;
