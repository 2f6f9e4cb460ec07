-- Badges in wallets (decision 0078). An organisation signs by Ed25519; what wallets know as JOSE is signed by a key on P-256.
alter table issuer_keys add column kind text not null default 'Ed25519' check (kind in ('Ed25519', 'P-256'));
drop index issuer_keys_one_active;
create unique index issuer_keys_one_active on issuer_keys (organisation_id, kind) where retired_at is null;

-- A copy of an award that was signed for the key of one wallet. It has a place of its own in the status list, so that one
-- lost phone can be switched off; where its award is withdrawn or on hold, so is the copy.
create table award_copies (
  id uuid primary key,
  award_id uuid not null references awards,
  format text not null check (format in ('ldp_vc', 'jwt_vc_json', 'dc+sd-jwt')),
  -- The wallet's key as a DID; gone when the learner is erased.
  holder text,
  status_list_id uuid not null,
  status_index integer not null,
  taken_at timestamptz not null,
  -- What the wallet said of it, if it said anything.
  told text check (told in ('accepted', 'failed', 'deleted')),
  told_at timestamptz,
  switched_off_at timestamptz,
  unique (status_list_id, status_index),
  foreign key (status_list_id, status_index) references reserved_status_places,
  check ((told is null) = (told_at is null))
);
create index award_copies_by_award on award_copies (award_id, taken_at desc, id desc);

-- A hand-over: for some minutes one wallet may take copies of one award, one in each form. Its address, its PIN and its
-- challenge follow from its id and the installation's key, so that nobody who reads this table can take anything.
create table wallet_offers (
  id uuid primary key,
  award_id uuid not null references awards,
  code_hash bytea not null unique,
  asks_pin boolean not null,
  wrong_pins integer not null default 0,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  -- Stopped by the learner, by five wrong PINs, or by a later one.
  closed_at timestamptz,
  -- OpenID4VCI: the code was exchanged for a token, once.
  redeemed_at timestamptz,
  token_hash bytea unique,
  check ((token_hash is null) = (redeemed_at is null))
);
create index wallet_offers_by_award on wallet_offers (award_id, started_at desc, id desc);
create index wallet_offers_by_end on wallet_offers (ends_at);

-- What a wallet was given, for an answer that was lost on its way: removed with its hand-over.
create table wallet_offer_copies (
  wallet_offer_id uuid not null references wallet_offers on delete cascade,
  format text not null,
  copy_id uuid not null unique references award_copies,
  -- The DID of the wallet's key.
  holder text not null,
  -- The nonce with which it was asked for counts once.
  nonce_hash bytea unique,
  given text not null,
  primary key (wallet_offer_id, format)
);
