-- Who writes an application beside the one who began it. Each has a link of their own, which is of no use once they are
-- taken out.
create table call_coapplicants (
  id uuid primary key,
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  email text not null check (email = lower(email)),
  name text not null,
  right_to text not null check (right_to in ('view', 'comment', 'edit')),
  language text not null check (language in ('en', 'cy')),
  invited_at timestamptz not null,
  -- They agreed to it, by the link in the mail.
  accepted_at timestamptz,
  removed_at timestamptz
);
create unique index one_invitation_each on call_coapplicants (application_id, email) where removed_at is null;
create index call_coapplicants_by_email on call_coapplicants (email);
create index call_coapplicants_by_call on call_coapplicants (call_id);

-- What those who write it say to each other about one part of it. It is sent to nobody, and no part of the application.
create table call_comments (
  id uuid primary key,
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  -- Empty where the one who began it writes.
  coapplicant_id uuid references call_coapplicants on delete cascade,
  topic text not null,
  text text not null check (text <> ''),
  -- Of the form: sent twice, it is one comment.
  request_id uuid not null,
  made_at timestamptz not null,
  unique (application_id, request_id)
);
create index call_comments_by_coapplicant on call_comments (coapplicant_id);
create index call_comments_by_call on call_comments (call_id);

-- Organisations that an application names as partners, and what each says itself.
create table call_partners (
  id uuid primary key,
  call_id uuid not null references calls,
  application_id uuid not null references call_applications on delete cascade,
  organisation text not null,
  -- Empty once the person was erased.
  email text check (email = lower(email)),
  name text not null,
  -- What the applicant says that they do.
  part text not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  declined_at timestamptz,
  -- Who answered, and in which role; empty once they were erased.
  confirmed_by text,
  removed_at timestamptz,
  check (confirmed_at is null or declined_at is null)
);
create unique index one_question_a_partner on call_partners (application_id, email) where removed_at is null;
create index call_partners_by_email on call_partners (email);
create index call_partners_by_call on call_partners (call_id);

-- Answered by choice and by nobody's name: no key to an application or a person, and a day instead of a moment.
create table call_equality_answers (
  id uuid primary key,
  call_id uuid not null references calls,
  answers jsonb not null,
  given_on date not null
);
create index call_equality_answers_by_call on call_equality_answers (call_id);
-- Once asked, an application is not asked again. It does not say whether or how it was answered.
alter table call_applications add column equality_asked boolean not null default false;

-- What those who think of applying can come to: listings of the site, booked as any other.
create table call_events (
  call_id uuid not null references calls,
  opportunity_id uuid not null references opportunities on delete cascade,
  added_at timestamptz not null,
  added_by uuid references people on delete set null,
  primary key (call_id, opportunity_id)
);
create index call_events_by_opportunity on call_events (opportunity_id);
