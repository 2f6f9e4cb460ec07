-- The form that began an opportunity: sent twice it begins one.
alter table opportunities add column request_id uuid;
create unique index opportunities_by_request on opportunities (organisation_id, request_id) where request_id is not null;
