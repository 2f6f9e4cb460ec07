-- Published words for what is learned. A new edition of a framework stands beside the earlier one: what a badge was
-- aligned to keeps its address and its meaning.
create table skill_frameworks (
  id uuid primary key,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  version text not null,
  -- What its maker asks to be said where it is used.
  attribution text not null default '',
  imported_at timestamptz not null,
  -- The edition that is searched; one of each framework.
  is_current boolean not null,
  unique (slug, version)
);
create unique index skill_frameworks_current on skill_frameworks (slug) where is_current;

create table skills (
  id uuid primary key,
  framework_id uuid not null references skill_frameworks,
  -- As the framework addresses it; one of our own begins with a slash and stands on this site.
  uri text not null,
  label text not null,
  label_cy text,
  other_labels text[] not null default '{}',
  -- The same as one text: what a list is made of cannot be indexed by its words.
  other_words text not null default '',
  description text,
  search tsvector generated always as (
    setweight(bilingual_words(label, label_cy), 'A') || setweight(bilingual_words(other_words, null), 'B')) stored,
  -- As labels are compared: small letters, no accents.
  label_key text generated always as (plain_words(label)) stored,
  label_cy_key text generated always as (plain_words(label_cy)) stored,
  unique (framework_id, uri)
);
create index skills_by_search on skills using gin (search);
create index skills_by_label on skills (label_key);
create index skills_by_label_cy on skills (label_cy_key) where label_cy_key is not null;
create index skills_by_uri on skills (uri);

create trigger skills_note_search_text after insert or update on skills
  for each row execute function note_search_text('label', 'label_cy');
