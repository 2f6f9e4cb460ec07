-- A kind of job as an employer describes it: in words, with up to eight skills that it must have or that help (decision
-- 0057). Only its organisation sees a draft; who names no person.
create table job_roles (
  id uuid primary key,
  place_id uuid not null references places,
  organisation_id uuid not null references organisations,
  state text not null check (state in ('draft', 'public')),
  title text not null,
  title_cy text,
  about text not null,
  about_cy text,
  -- Each with its address where a framework has one, as badges carry them, and `weight`: must or helps.
  skills jsonb not null check (jsonb_typeof(skills) = 'array' and jsonb_array_length(skills) <= 8),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  public_at timestamptz,
  search tsvector generated always as (
    setweight(bilingual_words(title, title_cy), 'A')
    || setweight(bilingual_words(about || skill_names(skills, 'name'), coalesce(about_cy, '') || skill_names(skills, 'nameCy')), 'B')
  ) stored,
  constraint what_is_public_has_its_time check ((state = 'public') = (public_at is not null)),
  constraint what_is_public_asks_for_something check (state = 'draft' or jsonb_array_length(skills) > 0)
);
create index job_roles_by_organisation on job_roles (organisation_id, created_at desc, id desc);
create index job_roles_public on job_roles (place_id, public_at desc, id desc) where state = 'public';
create index job_roles_by_search on job_roles using gin (search) where state = 'public';

create trigger announce_insert after insert on job_roles referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_update after update on job_roles referencing new table as changed
  for each statement execute function announce_place();
create trigger announce_delete after delete on job_roles referencing old table as changed
  for each statement execute function announce_place();
