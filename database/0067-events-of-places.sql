-- Events of a place: what sort of event it is, and for whom. An event for the network (organisations, employers,
-- partners) is announced, not published: lists, maps, searches and feeds for learners ask for what is published, and so
-- cannot show one by an omission.
alter table opportunities add event_type text check (event_type in ('meet-up', 'employer-event', 'consultation', 'information-session'));
alter table opportunities add audience text not null default 'everybody' check (audience in ('everybody', 'network'));
alter table opportunities drop constraint opportunities_status_check;
alter table opportunities add constraint opportunities_status_check check (status in ('draft', 'published', 'announced', 'archived'));
alter table opportunities add constraint opportunities_announced_to_network check (
  (status <> 'announced' or audience = 'network') and (status <> 'published' or audience = 'everybody'));
alter table opportunities add constraint opportunities_of_network_are_events check (audience = 'everybody' or kind = 'event');
create index opportunities_events on opportunities (place_id) where kind = 'event' and status in ('published', 'announced');
