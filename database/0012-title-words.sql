-- The words of titles stand in the indexes themselves: what is called by a common word is found along the newest, without
-- a look at the rows.
drop index opportunities_by_title;
alter table opportunities
  add column title_words tsvector generated always as (bilingual_words(title, title_cy)) stored;
create index opportunities_by_title on opportunities using gin (title_words) where status = 'published';

drop index opportunities_newest;
create index opportunities_newest on opportunities (published_at desc, id desc) include (title_words) where status = 'published';
drop index opportunities_published;
create index opportunities_published on opportunities (place_id, published_at desc, id desc) include (title_words) where status = 'published';
