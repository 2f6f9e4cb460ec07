-- Since when a date is not as planned: those who follow the listing are told what changed in their week.
alter table opportunity_sessions add column status_changed_at timestamptz;
create index sessions_by_status_change on opportunity_sessions (status_changed_at) where status_changed_at is not null;
