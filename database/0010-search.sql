-- While an index is built PostgreSQL looks nowhere but in its own schema: what these functions call is named in full.
do $build$
declare
  accents text := (select nspname from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'unaccent');
  ours text := current_schema();
begin
  -- As words are searched for: small letters, no accents. Learners type "ty" for "tŷ".
  execute format($sql$
    create function plain_words(words text) returns text language sql immutable strict parallel safe as $$
      select %I.unaccent(lower(words))
    $$ $sql$, accents);
  -- English words by their stem and as they are, Welsh ones as they are.
  execute format($sql$
    create function bilingual_words(english text, welsh text) returns tsvector language sql immutable parallel safe as $$
      select to_tsvector('pg_catalog.english', coalesce(english, ''))
        || to_tsvector('pg_catalog.simple', %I.plain_words(coalesce(english, '') || ' ' || coalesce(welsh, '')))
    $$ $sql$, ours);
end $build$;

-- A new column instead of a changed one: the rule of a generated column cannot be replaced in PostgreSQL 15.
drop index opportunities_by_search;
alter table opportunities drop column search;
alter table opportunities
  add column search tsvector generated always as (
    setweight(bilingual_words(title, title_cy), 'A') || setweight(bilingual_words(summary, summary_cy), 'B')
    || setweight(bilingual_words(description, description_cy), 'C')) stored;
create index opportunities_by_search on opportunities using gin (search);
-- What is called so comes before what only speaks of it, and is found without reading all the others.
create index opportunities_by_title on opportunities using gin (bilingual_words(title, title_cy)) where status = 'published';
create index opportunities_newest on opportunities (published_at desc, id desc) where status = 'published';

drop index badge_versions_by_search;
alter table badge_versions drop column search;
alter table badge_versions
  add column search tsvector generated always as (
    setweight(bilingual_words(name, name_cy), 'A')
    || setweight(jsonb_to_tsvector('english', skills, '["string"]'), 'B')
    || setweight(jsonb_to_tsvector('simple', skills, '["string"]'), 'B')
    || setweight(bilingual_words(description || ' ' || criteria, coalesce(description_cy, '') || ' ' || coalesce(criteria_cy, '')), 'C')) stored;
create index badge_versions_by_search on badge_versions using gin (search);

drop index organisations_by_search;
alter table organisations drop column search;
alter table organisations
  add column search tsvector generated always as (
    setweight(bilingual_words(name, null), 'A') || setweight(bilingual_words(description, description_cy), 'C')) stored;
create index organisations_by_search on organisations using gin (search);

-- Every word that titles and names use: what a mistyped word is mended by.
create table search_words (
  word text collate "C" primary key,
  stem text collate "C" not null
);
create index search_words_by_stem on search_words (stem);
create index search_words_alike on search_words using gin (word gin_trgm_ops);

-- Texts whose words are not among them yet; a clock takes them in, so that no writer waits for another.
create table search_texts (
  id bigint generated always as identity primary key,
  words text not null
);

create function note_search_text() returns trigger language plpgsql as $$
declare
  now_says text := array_to_string(array(select new_row.value from jsonb_each_text(to_jsonb(new)) as new_row
    where new_row.key = any (tg_argv)), ' ');
begin
  if tg_op = 'UPDATE' then
    if now_says = array_to_string(array(select old_row.value from jsonb_each_text(to_jsonb(old)) as old_row
      where old_row.key = any (tg_argv)), ' ') then
      return null;
    end if;
  end if;
  insert into search_texts (words) values (now_says);
  return null;
end $$;
create trigger opportunities_note_search_text after insert or update on opportunities
  for each row when (new.status = 'published') execute function note_search_text('title', 'title_cy', 'summary', 'summary_cy', 'status');
create trigger badge_versions_note_search_text after insert or update on badge_versions
  for each row execute function note_search_text('name', 'name_cy', 'description', 'description_cy');
create trigger organisations_note_search_text after insert or update on organisations
  for each row execute function note_search_text('name', 'description', 'description_cy');

insert into search_texts (words)
  select concat_ws(' ', title, title_cy, summary, summary_cy) from opportunities where status = 'published'
  union all select concat_ws(' ', name, name_cy, description, description_cy) from badge_versions
  union all select concat_ws(' ', name, description, description_cy) from organisations;
