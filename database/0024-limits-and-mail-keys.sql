-- Tries that are limited for one subject, such as sign-in codes for one address. The key is a hash: no address is kept.
create table attempt_limits (
  key text primary key,
  count integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
create index attempt_limits_by_age on attempt_limits (last_at);
-- Mails that were handed to a mail server, or were about to be when the process ended: neither goes out again.
create table sent_mails (
  key text primary key,
  sent_at timestamptz not null
);
create index sent_mails_by_age on sent_mails (sent_at);
