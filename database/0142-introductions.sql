-- A learner introduces themself to an employer (decision 0079): one of their collections as it was when they sent it, with a
-- few words. The employer answers once. It is deleted after 90 days, and at once when its sender leaves.
alter table organisations add column introductions_hidden_at timestamptz;
-- Whether people of 16 and 17 send an introduction by themselves, or when a guardian has agreed.
alter table places add column introduction_consent text not null default 'own'
  check (introduction_consent in ('own', 'guardian'));

create table introductions (
  id uuid primary key,
  place_id uuid not null references places,
  organisation_id uuid not null references organisations,
  vacancy_id uuid references vacancies on delete set null,
  person_id uuid not null references people,
  state text not null check (state in ('waiting', 'sent', 'refused', 'accepted', 'declined')),
  title text not null,
  about text not null,
  said text not null,
  name_shown boolean not null,
  address_shown boolean not null,
  created_at timestamptz not null,
  -- When its employer could first read it.
  sent_at timestamptz,
  ends_at timestamptz not null,
  -- Of what its sender looked at before: sent twice, it is one.
  revision text not null,
  -- When both sides were told that it ends soon.
  warned_at timestamptz,
  -- When a member of the organisation first looked at it, which its sender sees.
  read_at timestamptz,
  taken_back_at timestamptz,
  -- Kept until the guardian has answered.
  guardian_email text,
  guardian_asked_at timestamptz,
  guardian_agreed_at timestamptz,
  answered_at timestamptz,
  reason text,
  answer text not null default '',
  constraint an_introduction_lasts_ninety_days_at_most
    check (ends_at > created_at and ends_at <= coalesce(sent_at, created_at) + interval '90 days'),
  constraint what_was_sent_has_its_time check (state in ('waiting', 'refused') or sent_at is not null),
  constraint what_is_answered_has_its_time check ((state in ('accepted', 'declined')) = (answered_at is not null)),
  constraint what_is_declined_has_a_reason check ((state = 'declined') = (reason is not null)),
  constraint a_guardian_is_waited_for check (state <> 'waiting' or guardian_asked_at is not null)
);
-- One to each employer; what was taken back before it was answered is in nobody's way.
create unique index introductions_once on introductions (organisation_id, person_id)
  where taken_back_at is null or answered_at is not null;
create index introductions_by_organisation on introductions (organisation_id, sent_at, id)
  where sent_at is not null and taken_back_at is null;
create index introductions_by_person on introductions (person_id, created_at desc, id desc);
create index introductions_by_end on introductions (ends_at);
create index introductions_by_vacancy on introductions (vacancy_id) where vacancy_id is not null;
create index introductions_by_guardian on introductions (guardian_email) where guardian_email is not null;

create table introduction_items (
  id uuid primary key,
  introduction_id uuid not null references introductions on delete cascade,
  position integer not null,
  award_id uuid references awards,
  brought_badge_id uuid references brought_badges on delete cascade,
  experience_id uuid references experiences on delete cascade,
  constraint an_introduced_item_is_one_thing check (num_nonnulls(award_id, brought_badge_id, experience_id) = 1)
);
create index introduction_items_by_introduction on introduction_items (introduction_id, position);
create index introduction_items_by_award on introduction_items (award_id) where award_id is not null;
create index introduction_items_by_brought_badge on introduction_items (brought_badge_id)
  where brought_badge_id is not null;
create index introduction_items_by_experience on introduction_items (experience_id) where experience_id is not null;

-- How many there were, month by month: introductions are deleted, their number stays.
create table introduction_figures (
  place_id uuid not null references places,
  organisation_id uuid not null references organisations,
  month date not null,
  sent integer not null default 0,
  accepted integer not null default 0,
  declined integer not null default 0,
  primary key (place_id, organisation_id, month)
);
