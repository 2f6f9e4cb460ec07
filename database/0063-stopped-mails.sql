-- Kinds of mail that a person wants no more. What is not here is sent.
create table stopped_mails (
  person_id uuid not null references people on delete cascade,
  kind text not null check (kind in ('badge-reminder', 'badge-ending', 'booking-reminder')),
  stopped_at timestamptz not null,
  primary key (person_id, kind)
);
