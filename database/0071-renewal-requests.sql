-- Learners ask that a badge which ends soon is renewed: once for each end of a badge.
create table renewal_requests (
  award_id uuid not null,
  -- The end that it had then: what runs longer since was answered.
  valid_until timestamptz not null,
  organisation_id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid references people on delete set null,
  primary key (award_id, valid_until)
);
create index renewal_requests_by_organisation on renewal_requests (organisation_id, valid_until);
