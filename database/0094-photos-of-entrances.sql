-- A photo that shows the way in, for those who have to know whether they can get there: beside the picture of an opportunity.
alter table photos drop constraint photos_use_check;
alter table photos add constraint photos_use_check check (use in ('picture', 'logo', 'entrance'));
alter table photos add constraint entrances_are_of_opportunities check (use <> 'entrance' or opportunity_id is not null);
alter table photos drop constraint logos_are_of_organisations;
alter table photos add constraint logos_are_of_organisations check (use <> 'logo' or organisation_id is not null);
create unique index photos_shown_of_opportunity_by_use on photos (opportunity_id, use)
  where shown_at is not null and opportunity_id is not null;
drop index photos_shown_of_opportunity;
