-- Who keeps badges in a wallet answers an ask without an account (decision 0081). A request lives for minutes: what the
-- wallet showed is looked at by who holds it, and is sent or thrown away.
create table wallet_requests (
  id uuid primary key,
  ask_id uuid not null references asks on delete cascade,
  -- The ask as it was read: another one is not answered.
  based_on text not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  -- The credentials as they were signed, each text or an object.
  documents jsonb check (jsonb_typeof(documents) = 'array'),
  constraint a_request_lasts_minutes check (ends_at > started_at and ends_at <= started_at + interval '1 hour')
);
create index wallet_requests_by_ask on wallet_requests (ask_id, ends_at);
create index wallet_requests_by_end on wallet_requests (ends_at);

-- An answer is of a person with an account, or of a wallet; of the latter nothing is known but what it showed and an age.
alter table ask_answers
  alter column person_id drop not null,
  add column documents jsonb check (jsonb_typeof(documents) = 'array'),
  add column age_band text check (age_band in ('13-15', '16-17', '18-24', '25-plus')),
  add constraint an_answer_is_of_a_person_or_of_a_wallet
    check (num_nonnulls(person_id, documents) = 1 and (documents is null) = (age_band is null));
