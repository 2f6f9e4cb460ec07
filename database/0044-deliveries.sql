-- What became of each mail, one entry an event, never changed: who reads the log folds the state of a delivery from it.
-- Nothing points into it, it points at nothing, and its key begins with the time: a month can be detached.
create table deliveries (
  at timestamptz not null,
  id uuid not null,
  -- What the mail brings, such as `award 0197…`: the mail itself and its reminders are one delivery.
  about text not null,
  -- The one mail that the entry is about; null where it is about the delivery as a whole.
  mail_id uuid,
  organisation_id uuid,
  kind text not null check (kind in ('queued', 'handed-over', 'deferred', 'bounced', 'interrupted', 'complained',
    'opened', 'kept', 'redirected')),
  -- What a mail server said, without the address.
  reason text not null default '',
  primary key (at, id)
);
create index deliveries_about on deliveries (about);
create index deliveries_of_mail on deliveries (mail_id);

-- How far each delivery is: the fold of its entries, written in the same transaction, so that lists need not fold.
create table delivery_states (
  about text primary key,
  organisation_id uuid references organisations on delete cascade,
  state text not null,
  since timestamptz not null,
  reason text not null default ''
);
create index delivery_states_not_reached on delivery_states (organisation_id, since)
  where state in ('bounced', 'interrupted', 'complained');

alter table sent_mails add column mail_id uuid, add column about text;

-- What was known until now. Keys end in the award's id; reminders belong to the delivery of their award.
insert into deliveries (at, id, about, mail_id, organisation_id, kind)
select coalesce(accepted_at, sent_at), gen_random_uuid(),
  case when key like 'award-reminder-%' then 'award ' || right(key, 36) else key end,
  gen_random_uuid(), organisation_id, 'handed-over'
from sent_mails where accepted_at is not null
  and not exists (select from refused_mails where refused_mails.key = sent_mails.key);
insert into deliveries (at, id, about, mail_id, organisation_id, kind, reason)
select refused_at, gen_random_uuid(),
  case when key like 'award-reminder-%' then 'award ' || right(key, 36) else key end,
  gen_random_uuid(), organisation_id, case when reason = '' then 'interrupted' else 'bounced' end, reason
from refused_mails;
insert into delivery_states (about, organisation_id, state, since, reason)
select distinct on (about) about, organisation_id, kind, at, reason from deliveries order by about, at desc;
drop table refused_mails;
