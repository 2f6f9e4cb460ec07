-- Which application a year came of, where it came of one: an accepted application founds one place, or joins one.
alter table placements add column application_id uuid unique references call_applications on delete set null;
