-- The log of a desk by what its entries are about (the part of an action before the dot), latest first: without these a
-- kind that is rare is looked for among all entries. Awards and goals are no part of it, as in 0031.
create index audit_entries_of_work_about on audit_entries (place_id, (split_part(action, '.', 1)), id desc)
  where action not like 'award.%' and action not like 'goal.%';
create index audit_entries_of_all_work_about on audit_entries ((split_part(action, '.', 1)), id desc)
  where action not like 'award.%' and action not like 'goal.%';

-- What an organisation gave and nobody has kept, latest first: who was not reached, and the awards that wait. Of an
-- organisation that gives a hundred thousand these are a few.
create index awards_not_kept on awards (organisation_id, awarded_at desc, id desc)
  where claimed_at is null and revoked_at is null;
