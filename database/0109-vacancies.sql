-- A job, apprenticeship, work experience or mentor that an employer has to give now: until a day, after which it is closed
-- (decision 0058). Only its organisation sees a draft; no row names a person.
create table vacancies (
  id uuid primary key,
  place_id uuid not null references places,
  organisation_id uuid not null references organisations,
  -- The kind of job that it is one of, where its organisation describes that.
  role_id uuid references job_roles on delete set null,
  kind text not null check (kind in ('job', 'apprenticeship', 'work-experience', 'mentoring')),
  state text not null check (state in ('draft', 'public', 'closed')),
  title text not null,
  title_cy text,
  about text not null,
  about_cy text,
  -- In the words of who wrote it, never a number of ours.
  pay text,
  whereabouts text,
  apply text,
  apply_url text,
  age_min integer not null check (age_min between 13 and 99),
  -- The last day on which it is open.
  closes_on date not null,
  skills jsonb not null check (jsonb_typeof(skills) = 'array' and jsonb_array_length(skills) <= 8),
  -- By what it is known in a list that its organisation brings again.
  listed_as text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  public_at timestamptz,
  closed_at timestamptz,
  -- Taken off all pages by who leads the place, with a reason that its organisation reads.
  hidden_at timestamptz,
  hidden_note text,
  search tsvector generated always as (
    setweight(bilingual_words(title, title_cy), 'A')
    || setweight(bilingual_words(about || skill_names(skills, 'name') || ' ' || coalesce(whereabouts, ''),
      coalesce(about_cy, '') || skill_names(skills, 'nameCy')), 'B')
  ) stored,
  constraint what_was_shown_has_its_time check ((state = 'draft') = (public_at is null)),
  constraint what_is_closed_has_its_time check ((state = 'closed') = (closed_at is not null)),
  constraint what_is_hidden_has_a_reason check ((hidden_at is null) = (hidden_note is null)),
  constraint what_is_shown_says_how_to_ask check (state = 'draft' or apply is not null or apply_url is not null)
);
create unique index vacancies_listed on vacancies (organisation_id, listed_as);
create index vacancies_by_organisation on vacancies (organisation_id, created_at desc, id desc);
create index vacancies_by_place on vacancies (place_id, public_at desc, id desc) where state <> 'draft';
create index vacancies_open on vacancies (place_id, public_at desc, id desc) where state = 'public';
create index vacancies_open_by_kind on vacancies (place_id, kind, public_at desc, id desc) where state = 'public';
create index vacancies_open_of_organisation on vacancies (organisation_id, place_id, public_at desc, id desc) where state = 'public';
create index vacancies_open_of_role on vacancies (role_id, public_at desc, id desc) where state = 'public' and role_id is not null;
create index vacancies_closing on vacancies (place_id, closes_on, id) where state = 'public';
create index vacancies_over on vacancies (closes_on, id) where state = 'public';
create index vacancies_by_search on vacancies using gin (search) where state = 'public';

-- What is public by each skill that it asks for: a list of it is one range of a btree, however many there are.
create table vacancy_skills (
  vacancy_id uuid not null references vacancies on delete cascade,
  -- Its address in a framework, or its name in small letters where it has none.
  skill text collate "C" not null,
  place_id uuid not null,
  public_at timestamptz not null,
  primary key (vacancy_id, skill)
);
create index vacancy_skills_newest on vacancy_skills (place_id, skill, public_at desc, vacancy_id desc);

create function keep_vacancy_skills() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from vacancy_skills where vacancy_id = new.id;
  end if;
  if new.state = 'public' then
    insert into vacancy_skills (vacancy_id, skill, place_id, public_at)
      select distinct new.id, coalesce(skill ->> 'uri', lower(skill ->> 'name')), new.place_id, new.public_at
      from jsonb_array_elements(new.skills) as skill
      where length(coalesce(skill ->> 'uri', skill ->> 'name')) <= 2000;
  end if;
  return null;
end $$;
create trigger vacancies_keep_skills_of_new after insert on vacancies
  for each row when (new.state = 'public') execute function keep_vacancy_skills();
create trigger vacancies_keep_skills after update on vacancies
  for each row when ((old.skills, old.state, old.public_at) is distinct from (new.skills, new.state, new.public_at))
  execute function keep_vacancy_skills();

create trigger announce_insert after insert on vacancies referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on vacancies referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_delete after delete on vacancies referencing old table as changed
  for each statement execute function announce_place();
