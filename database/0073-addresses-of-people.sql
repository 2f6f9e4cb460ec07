-- Every address that an account is opened with. `people.email` is the main one, to which mails go; it stands here too, so that
-- one address never opens two accounts, however it came to them.
create table person_addresses (
  email text primary key check (email = lower(email)),
  person_id uuid not null references people on delete cascade,
  added_at timestamptz not null
);
create index person_addresses_by_person on person_addresses (person_id, added_at);

insert into person_addresses (email, person_id, added_at)
select lower(email), id, created_at from people where email is not null;

-- A first sign-in or a change of the main address writes `people` alone: the library that signs people in knows no other table.
create function note_main_address() returns trigger language plpgsql as $$
begin
  if not exists (select from person_addresses where email = lower(new.email) and person_id = new.id) then
    insert into person_addresses (email, person_id, added_at) values (lower(new.email), new.id, new.updated_at);
  end if;
  return null;
end $$;
create trigger people_note_main_address after insert or update of email on people
  for each row when (new.email is not null) execute function note_main_address();

-- Every address at which a person is reached: their own, and a child's are all those of the guardian.
create function mailboxes_of(person uuid) returns setof text language sql stable parallel safe as $$
  select email from person_addresses where person_id = person
  union all
  select email from guardianships join person_addresses on person_addresses.person_id = guardianships.guardian_id
  where guardianships.child_id = person and verified_at is not null and revoked_at is null
$$;
