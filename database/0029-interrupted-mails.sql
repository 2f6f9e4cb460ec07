-- A mail is noted before it is handed to the server and again when the server has it. What stays between the two was
-- interrupted: it may have gone out, so it is not sent again, but those in whose name it was sent are told.
alter table sent_mails
  add column accepted_at timestamptz,
  add column organisation_id uuid references organisations on delete cascade;
update sent_mails set accepted_at = sent_at;
create index sent_mails_unsettled on sent_mails (sent_at) where accepted_at is null;
