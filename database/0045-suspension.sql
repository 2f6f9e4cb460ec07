-- An award may be put on hold and taken off hold again, as often as needed: of the two lists of its status it is the one
-- that can be unset (Bitstring Status List 1.0 §2.1, `suspension`). Awards signed before have no entry for it.
alter table awards
  add column can_be_suspended boolean not null default false,
  add column suspended_at timestamptz,
  add column suspended_by uuid references people,
  add column suspension_reason text,
  add check ((suspended_at is null) = (suspension_reason is null)),
  add check (suspended_at is null or can_be_suspended);
create index awards_suspended on awards (status_list_id, status_index) where suspended_at is not null;
alter table status_lists
  add column suspension_credential text,
  add column suspension_signed_at timestamptz,
  add column suspension_signed_for text;
