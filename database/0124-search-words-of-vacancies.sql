-- Vacancies are found by the search of a place: a word that only they use is known, and never mended into another one.
create trigger vacancies_note_search_text after insert or update on vacancies
  for each row when (new.state = 'public') execute function note_search_text('title', 'title_cy', 'about', 'about_cy', 'state');

insert into search_texts (words)
  select concat_ws(' ', title, title_cy, about, about_cy) from vacancies where state = 'public';
