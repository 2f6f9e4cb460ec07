-- "Who has been there six times has earned this badge": a rule proposes people, and a person of the organisation gives the
-- badge (docs/decisions/0033).
create table earning_rules (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  badge_id uuid not null references badges,
  kind text not null check (kind in ('attendance', 'badges')),
  -- Whose sessions count.
  opportunity_id uuid references opportunities,
  -- Which badges count: those that this organisation gave.
  badge_ids uuid[] not null default '{}',
  -- At how many sessions, or how many of the badges.
  times integer not null check (times > 0),
  -- Sessions and badges of this day and later count.
  counted_from date,
  -- Nobody is proposed before this day.
  proposes_from date,
  made_by uuid references people,
  made_at timestamptz not null,
  stopped_at timestamptz,
  -- How many wait to be given it, as the clock counted them last.
  waiting integer not null default 0,
  counted_at timestamptz,
  check ((kind = 'attendance') = (opportunity_id is not null)),
  check ((kind = 'badges') = (cardinality(badge_ids) > 0)),
  check (kind <> 'badges' or times <= cardinality(badge_ids))
);
create index earning_rules_by_organisation on earning_rules (organisation_id, made_at desc, id desc);
create index earning_rules_to_count on earning_rules (counted_at nulls first) where stopped_at is null;

-- The line of each person in every list of a rule, so that nobody is given the badge by it twice. Who it is stays a hash:
-- names stand on registers and awards, and go from there.
create table earning_rule_people (
  rule_id uuid not null references earning_rules on delete cascade,
  position integer not null check (position > 0),
  person_hash bytea not null,
  -- Not to be proposed any more.
  left_out_at timestamptz,
  left_out_by uuid references people,
  primary key (rule_id, position),
  unique (rule_id, person_hash)
);

alter table award_lists add column earning_rule_id uuid references earning_rules;
alter table award_runs add column earning_rule_id uuid references earning_rules;
create index award_lists_by_earning_rule on award_lists (earning_rule_id) where earning_rule_id is not null;
create index award_runs_by_earning_rule on award_runs (earning_rule_id) where earning_rule_id is not null;
