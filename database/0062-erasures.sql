-- People who have what is kept of them erased (docs/decisions/0034). This table names nobody: an id, and until the end the
-- address that the last mail goes to.
create table erasures (
  id uuid primary key,
  -- An account, or an award that was kept by its card alone.
  person_id uuid,
  award_id uuid,
  asked_at timestamptz not null,
  -- Until then it can be taken back.
  due_at timestamptz not null,
  email text check (email = lower(email)),
  -- Others that were theirs, to be looked for as well.
  other_emails text[] not null default '{}',
  language text not null check (language in ('en', 'cy')),
  -- What stood in public, so that taking it back shows it again.
  listed_awards uuid[] not null default '{}',
  named_awards uuid[] not null default '{}',
  taken_back_at timestamptz,
  -- The account and its badges belong to nobody any more; traces elsewhere go next.
  removed_at timestamptz,
  swept_at timestamptz,
  done_at timestamptz,
  check ((person_id is null) <> (award_id is null)),
  check (done_at is null or (email is null and other_emails = '{}')),
  check (taken_back_at is null or removed_at is null)
);
create unique index erasures_open_of_person on erasures (person_id) where taken_back_at is null;
create unique index erasures_open_of_award on erasures (award_id) where taken_back_at is null;
create index erasures_due on erasures (due_at) where taken_back_at is null and done_at is null;

alter table people
  -- Set from the moment that it is asked for: nothing of them is public, and nothing is done under the account.
  add column erasing_at timestamptz,
  add column erased_at timestamptz;
alter table recipients add column erased_at timestamptz;
create index recipients_erased on recipients (erased_at) where erased_at is not null;
-- Their line stays, so that the counts do; it is no person any more.
alter table register_people add column erased_at timestamptz;

-- The log stays append-only for everything but the erasing of what somebody wrote about a person: what was done, when and
-- by which id stays as it was.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('waymark.erasing', true) = 'on' then
    if (new.id, new.at, new.actor_id, new.action, new.subject_type, new.subject_id, new.place_id)
      is distinct from (old.id, old.at, old.actor_id, old.action, old.subject_type, old.subject_id, old.place_id) then
      raise exception 'audit_entries is append-only: only its detail can be erased' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  raise exception 'audit_entries is append-only: write a new entry instead' using errcode = 'restrict_violation';
end $$;
drop trigger audit_entries_append_only on audit_entries;
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_audit_change();
create trigger audit_entries_never_emptied before truncate on audit_entries
  for each statement execute function refuse_change();
