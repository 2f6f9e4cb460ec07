-- When copies were made, so that an operator can be told of the age of the last.
create table backups (
  made_at timestamptz primary key,
  is_encrypted boolean not null
);
