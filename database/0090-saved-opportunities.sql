-- What a person put aside to look at again: nobody else sees it, and nothing is sent because of it.
create table saved_opportunities (
  person_id uuid not null references people on delete cascade,
  opportunity_id uuid not null references opportunities on delete cascade,
  saved_at timestamptz not null,
  primary key (person_id, opportunity_id)
);
-- For the end of an opportunity.
create index saved_opportunities_by_opportunity on saved_opportunities (opportunity_id);
