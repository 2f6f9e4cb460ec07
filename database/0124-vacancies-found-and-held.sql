-- Vacancies are found by the search of a place: a word that only they use is known, and never mended into another one.
create trigger vacancies_note_search_text after insert or update on vacancies
  for each row when (new.state = 'public') execute function note_search_text('title', 'title_cy', 'about', 'about_cy', 'state');

insert into search_texts (words)
  select concat_ws(' ', title, title_cy, about, about_cy) from vacancies where state = 'public';

-- When both sides were told that it is shown no more because safeguarding lapsed; empty again once that is mended.
alter table vacancies add column held_told_at timestamptz;
create index vacancies_for_young on vacancies (organisation_id, id)
  where state = 'public' and (age_min < 16 or (age_min < 18 and kind in ('work-experience', 'mentoring')));
