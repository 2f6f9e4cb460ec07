-- A mail that the recipient's server would not take, now or later. Kept without the address: the key names the occasion.
create table refused_mails (
  key text primary key,
  -- In whose name it was sent: its people can do something about it.
  organisation_id uuid references organisations on delete cascade,
  refused_at timestamptz not null,
  reason text not null
);
create index refused_mails_of_organisation on refused_mails (organisation_id, refused_at);
