-- The run that gives the badge for what was accepted. Where it was undone the piece can be looked at again, and then has
-- another one.
alter table evidence_pieces add column run_id uuid;
update evidence_pieces set run_id = id where state = 'accepted';
alter table evidence_pieces add check ((state = 'accepted') = (run_id is not null));
