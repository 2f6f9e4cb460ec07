-- Questions that those who lead places ask each other, and their answers: in the library, so that what is reported of them
-- is hidden, decided and logged as everything there. Nobody takes them over.
alter table library_items drop constraint library_items_kind_check;
alter table library_items
  add constraint library_items_kind_check
    check (kind in ('pathway', 'badge', 'campaign', 'agenda', 'change', 'question', 'answer')),
  -- Which question an answer is to.
  add column answers_id uuid references library_items,
  -- Of an answer: those who asked say that it helped.
  add column kept_at timestamptz,
  add constraint answers_are_to_questions check ((kind = 'answer') = (answers_id is not null)),
  add constraint answers_alone_are_kept check (kept_at is null or kind = 'answer');
create index library_items_answers on library_items (answers_id, created_at);
create unique index library_items_kept on library_items (answers_id) where kept_at is not null;
create index library_items_questions on library_items (created_at desc, id desc) where kind = 'question';
