-- Impact is read from running figures, so that a page costs the same after ten million awards as after ten thousand.
-- Triggers note what happens to awards, in the transaction in which it happens, as rows that nobody else touches; a job
-- folds the notes into the figures; a reader adds what is not folded yet. Nobody waits for a shared counter.

-- Where it was earned, as it was then: an opportunity that moves does not take its past along.
alter table awards add column neighbourhood_id uuid references neighbourhoods;
update awards set neighbourhood_id = opportunities.neighbourhood_id
from opportunities where opportunities.id = awards.opportunity_id and opportunities.neighbourhood_id is not null;

create table impact_notes (
  place_id uuid not null,
  neighbourhood_id uuid,
  -- The person, or the recipient until somebody claims.
  learner_id uuid not null,
  month date not null,
  theme text not null,
  badges integer not null,
  -- Badges that their learners have claimed.
  kept integer not null
);

-- A scope is a place, a cohort or a neighbourhood. A count may be below nothing while its other half is not folded yet.
create table impact_learners (
  scope_id uuid not null,
  learner_id uuid not null,
  badges integer not null check (badges <> 0),
  primary key (scope_id, learner_id)
);
create table impact_totals (
  scope_id uuid primary key,
  participants integer not null,
  badges integer not null,
  with_more integer not null
);
create table impact_sums (
  place_id uuid not null,
  dimension text not null check (dimension in ('month', 'theme')),
  key text not null,
  badges integer not null,
  kept integer not null,
  primary key (place_id, dimension, key)
);

create function impact_month(at timestamptz) returns date language sql immutable as $$
  select date_trunc('month', at at time zone 'Europe/London')::date
$$;

-- The recipient's row is shared until the end: an award and the claim that gives its recipient a name wait for each
-- other, so that one of the two sees the other. Always in the same order, one by one, by index.
create function note_awards() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into impact_notes
    select award.place_id, award.neighbourhood_id, learner.id, impact_month(award.awarded_at),
      (select theme from badge_versions where id = award.badge_version_id), 1, (award.claimed_at is not null)::int
    from (select * from changed where revoked_at is null order by recipient_id) as award
      cross join lateral (select coalesce(person_id, recipients.id) as id from recipients
        where recipients.id = award.recipient_id for share) as learner;
  else
    insert into impact_notes
    select award.place_id, award.neighbourhood_id, learner.id, impact_month(award.awarded_at),
      (select theme from badge_versions where id = award.badge_version_id), award.badges, award.kept
    from (
      select changed.*, (changed.revoked_at is null)::int - (former.revoked_at is null)::int as badges,
        (changed.revoked_at is null and changed.claimed_at is not null)::int
          - (former.revoked_at is null and former.claimed_at is not null)::int as kept
      from changed join former using (id) order by changed.recipient_id) as award
      cross join lateral (select coalesce(person_id, recipients.id) as id from recipients
        where recipients.id = award.recipient_id for share) as learner
    where award.badges <> 0 or award.kept <> 0;
  end if;
  return null;
end $$;
create trigger note_insert after insert on awards referencing new table as changed
  for each statement execute function note_awards();
create trigger note_update after update on awards referencing old table as former new table as changed
  for each statement execute function note_awards();

-- Somebody claims: what the recipient had becomes the person's.
create function note_claims() returns trigger language plpgsql as $$
begin
  insert into impact_notes
  select award.place_id, award.neighbourhood_id, side.learner_id, impact_month(award.awarded_at),
    (select theme from badge_versions where id = award.badge_version_id), side.badges,
    side.badges * (award.claimed_at is not null)::int
  from (select changed.id, coalesce(former.person_id, former.id) as loses, coalesce(changed.person_id, changed.id) as gains
      from changed join former using (id) where changed.person_id is distinct from former.person_id) as recipient
    join awards as award on award.recipient_id = recipient.id
    cross join lateral (values (recipient.loses, -1), (recipient.gains, 1)) as side(learner_id, badges)
  where award.revoked_at is null;
  return null;
end $$;
create trigger note_claim after update on recipients referencing old table as former new table as changed
  for each statement execute function note_claims();

-- One at a time: whoever folds, or puts a cohort together anew.
create function hold_impact_figures() returns void language sql as $$ select pg_advisory_xact_lock(7239118) $$;

-- A cohort's learners follow from those of its places; what is not folded yet finds its way by itself.
create function refigure_cohorts() returns trigger language plpgsql as $$
declare cohort uuid;
begin
  perform hold_impact_figures();
  for cohort in select distinct cohort_id from changed loop
    delete from impact_learners where scope_id = cohort;
    delete from impact_totals where scope_id = cohort;
    insert into impact_learners
    select cohort, learner_id, sum(badges) from impact_learners
    where scope_id in (select place_id from cohort_places where cohort_id = cohort)
    group by learner_id having sum(badges) <> 0;
    insert into impact_totals
    select cohort, count(*) filter (where badges > 0), coalesce(sum(badges), 0), count(*) filter (where badges > 1)
    from impact_learners where scope_id = cohort;
  end loop;
  return null;
end $$;
create trigger refigure_insert after insert on cohort_places referencing new table as changed
  for each statement execute function refigure_cohorts();
create trigger refigure_delete after delete on cohort_places referencing old table as changed
  for each statement execute function refigure_cohorts();

-- Begins the figures anew from the awards themselves. Whoever awards meanwhile waits.
create function recount_impact() returns void language plpgsql as $$
begin
  perform hold_impact_figures();
  lock table impact_notes in access exclusive mode;
  delete from impact_notes;
  delete from impact_learners;
  delete from impact_totals;
  delete from impact_sums;
  insert into impact_notes
  select awards.place_id, awards.neighbourhood_id, coalesce(recipients.person_id, recipients.id),
    impact_month(awards.awarded_at), badge_versions.theme, 1, (awards.claimed_at is not null)::int
  from awards join recipients on recipients.id = awards.recipient_id
    join badge_versions on badge_versions.id = awards.badge_version_id
  where awards.revoked_at is null;
end $$;
select recount_impact();

-- What impact was counted from.
drop index awards_for_impact;
create index opportunities_ever_published on opportunities (place_id, organisation_id, id) where published_at is not null;
