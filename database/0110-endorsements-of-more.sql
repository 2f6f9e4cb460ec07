-- Organisations speak for pathways and for each other as they do for badges (decision 0059): one row is about one of the three.
alter table endorsements
  alter column badge_id drop not null,
  add column pathway_id uuid references pathways,
  add column pathway_version_id uuid references pathway_versions,
  -- The organisation that is spoken for.
  add column about_id uuid references organisations,
  add constraint endorsements_of_one_thing check (num_nonnulls(badge_id, pathway_id, about_id) = 1),
  drop constraint endorsements_check1,
  add constraint endorsements_signed_whole check ((credential is null) = (num_nulls(status_list_id, status_index) = 2)),
  add constraint endorsements_of_badge_words check ((badge_version_id is not null) = (badge_id is not null and credential is not null)),
  add constraint endorsements_of_pathway_words
    check ((pathway_version_id is not null) = (pathway_id is not null and credential is not null));

create unique index endorsements_of_pathway_asked_once on endorsements (pathway_id, organisation_id) where state = 'asked';
create unique index endorsements_of_pathway_given_once on endorsements (pathway_version_id, organisation_id)
  where state = 'given';
create unique index endorsements_of_organisation_asked_once on endorsements (about_id, place_id, organisation_id)
  where state = 'asked';
create unique index endorsements_of_organisation_given_once on endorsements (about_id, place_id, organisation_id)
  where state = 'given';
create index endorsements_shown on endorsements (place_id, answered_at desc, id desc) where state = 'given';
