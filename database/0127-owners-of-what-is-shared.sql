-- What an organisation says of its badge or pathway in the library (decision 0055). `withdrew`: it is not shared again
-- until the organisation allows it.
alter table library_items
  add column owner_answer text check (owner_answer in ('agreed', 'withdrew')),
  add column owner_answered_at timestamptz,
  add check ((owner_answer is null) = (owner_answered_at is null)),
  add check (owner_answer is null or organisation_id is not null),
  add check (owner_answer is distinct from 'withdrew' or state = 'draft');
