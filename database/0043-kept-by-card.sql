-- Kept with a card and its PIN, without an address: by whom is known to nobody. Joined to an account later, it is an award
-- like any other.
alter table awards
  add column kept_by_card boolean not null default false,
  add column card_name text,
  add check (not kept_by_card or claimed_at is not null);
