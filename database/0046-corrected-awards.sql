-- The award that took the place of this one, where a name or an address on it was wrong.
alter table awards
  add column corrected_by uuid references awards,
  add check (corrected_by is null or revoked_at is not null);
