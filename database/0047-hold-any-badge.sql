-- Open Badges 3.0 gives a badge one `credentialStatus`, which is its revocation. Whether it is on hold is told by this
-- site and by the published list of holds, for every badge alike.
alter table awards drop column can_be_suspended;
alter table awards add check (suspended_at is null or suspension_reason is not null);
