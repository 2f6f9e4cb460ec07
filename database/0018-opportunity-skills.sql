-- What is learned at an opportunity: skills by their names, each with its address where a framework has one, as badges
-- carry them.
alter table opportunities
  add column skills jsonb not null default '[]' check (jsonb_typeof(skills) = 'array');

-- The names of skills in one language as one text.
create function skill_names(skills jsonb, field text) returns text language sql immutable parallel safe as $$
  select case when skills = '[]' then ''
    else (select coalesce(' ' || string_agg(skill ->> field, ' '), '') from jsonb_array_elements(skills) as skill) end
$$;

-- A new column instead of a changed one: the rule of a generated column cannot be replaced in PostgreSQL 15.
drop index opportunities_by_search;
alter table opportunities drop column search;
alter table opportunities
  add column search tsvector generated always as (
    setweight(bilingual_words(title, title_cy), 'A')
    || setweight(bilingual_words(summary || skill_names(skills, 'name'),
      coalesce(summary_cy, '') || skill_names(skills, 'nameCy')), 'B')
    || setweight(bilingual_words(description, description_cy), 'C')) stored;
create index opportunities_by_search on opportunities using gin (search);

-- What is published and teaches a skill that has an address: a list of it is one range of a btree, however many there are.
create table opportunity_skills (
  opportunity_id uuid not null references opportunities on delete cascade,
  -- The address.
  skill text collate "C" not null,
  place_id uuid not null,
  published_at timestamptz not null,
  primary key (opportunity_id, skill)
);
create index opportunity_skills_newest on opportunity_skills (skill, published_at desc, opportunity_id desc);
create index opportunity_skills_newest_in_place on opportunity_skills (skill, place_id, published_at desc, opportunity_id desc);

create function keep_opportunity_skills() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from opportunity_skills where opportunity_id = new.id;
  end if;
  if new.status = 'published' then
    insert into opportunity_skills (opportunity_id, skill, place_id, published_at)
      select distinct new.id, skill ->> 'uri', new.place_id, new.published_at
      from jsonb_array_elements(new.skills) as skill where length(skill ->> 'uri') <= 2000;
    -- Words of one's own may be mistyped by those who look for them.
    insert into search_texts (words) values (skill_names(new.skills, 'name') || skill_names(new.skills, 'nameCy'));
  end if;
  return null;
end $$;
create trigger opportunities_keep_skills_of_new after insert on opportunities
  for each row when (new.skills <> '[]') execute function keep_opportunity_skills();
create trigger opportunities_keep_skills after update of skills, status, published_at on opportunities
  for each row when ((old.skills <> '[]' or new.skills <> '[]')
    and (old.skills, old.status, old.published_at) is distinct from (new.skills, new.status, new.published_at))
  execute function keep_opportunity_skills();

-- Which badges name a skill.
create index badge_versions_by_skill on badge_versions using gin (skills jsonb_path_ops);
