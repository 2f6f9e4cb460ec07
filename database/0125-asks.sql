-- An organisation asks to be shown something (decision 0070). Who answers chooses what it sees; for how long it is kept is
-- said before. Nobody but the members of that organisation reads an answer, and it is deleted when its days are over.
create table asks (
  id uuid primary key,
  place_id uuid not null references places,
  organisation_id uuid not null references organisations,
  state text not null check (state in ('draft', 'open', 'closed')),
  title text not null,
  title_cy text,
  about text not null,
  about_cy text,
  -- Each with its address where a framework has one, and `weight`: must or helps.
  skills jsonb not null check (jsonb_typeof(skills) = 'array' and jsonb_array_length(skills) <= 8),
  name_wanted boolean not null,
  keep_days integer not null check (keep_days between 1 and 30),
  closes_on date not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  constraint what_is_open_has_its_time check ((state = 'draft') = (opened_at is null))
);
create index asks_by_organisation on asks (organisation_id, created_at desc, id desc);

create table ask_answers (
  id uuid primary key,
  ask_id uuid not null references asks,
  person_id uuid not null references people,
  said text not null default '',
  name_shown boolean not null,
  sent_at timestamptz not null,
  ends_at timestamptz not null,
  -- When a member of the organisation first looked at it, which its owner sees.
  read_at timestamptz,
  unique (ask_id, person_id),
  constraint an_answer_lasts_thirty_days_at_most check (ends_at > sent_at and ends_at <= sent_at + interval '30 days')
);
create index ask_answers_by_ask on ask_answers (ask_id, sent_at desc, id desc);
create index ask_answers_by_person on ask_answers (person_id, sent_at desc, id desc);
create index ask_answers_by_end on ask_answers (ends_at);

create table ask_answer_items (
  id uuid primary key,
  answer_id uuid not null references ask_answers on delete cascade,
  position integer not null,
  award_id uuid references awards,
  brought_badge_id uuid references brought_badges on delete cascade,
  experience_id uuid references experiences on delete cascade,
  constraint an_item_is_one_thing check (num_nonnulls(award_id, brought_badge_id, experience_id) = 1)
);
create index ask_answer_items_by_answer on ask_answer_items (answer_id, position);
create index ask_answer_items_by_award on ask_answer_items (award_id) where award_id is not null;
create index ask_answer_items_by_brought_badge on ask_answer_items (brought_badge_id) where brought_badge_id is not null;
create index ask_answer_items_by_experience on ask_answer_items (experience_id) where experience_id is not null;
