-- A list of people as it was typed or uploaded, before anything is signed: looked at, mended, then awarded or left.
-- Its people go when it is awarded, and all of it after a week.
create table award_lists (
  id uuid primary key,
  organisation_id uuid not null references organisations on delete cascade,
  made_by uuid references people on delete set null,
  badge_id uuid not null references badges on delete cascade,
  opportunity_id uuid references opportunities on delete set null,
  evidence jsonb not null,
  locale text not null check (locale in ('en', 'cy')),
  notify boolean not null,
  file_name text,
  -- [{"line": 2, "cells": ["Ava", "ava@example.org"]}], as the file or the box has them
  rows jsonb not null,
  -- What each column holds, where a person has said so; otherwise it is found.
  columns jsonb,
  -- What a person said about single lines, by line: {"4": {"name": …, "email": …, "as": "mended"}}
  mended jsonb not null default '{}',
  made_at timestamptz not null,
  -- What came of it: {"bulkAwardId": …} or {"awardIds": […]}. Pressing again leads there.
  awarded jsonb
);
create index award_lists_by_age on award_lists (made_at);
