-- Extensions come with every PostgreSQL; a managed server may ask its administrator to allow them once.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Every address this installation has answered at. A badge signed under an earlier one is still ours.
create table origins (
  origin text primary key,
  first_used_at timestamptz not null
);

-- ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table places (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  name_cy text,
  summary text not null,
  summary_cy text,
  hue text not null,
  pattern text not null check (pattern in ('contours', 'waves', 'streets')),
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  joined_at timestamptz not null,
  created_at timestamptz not null
);

create table neighbourhoods (
  id uuid primary key,
  place_id uuid not null references places,
  slug text not null,
  name text not null,
  name_cy text,
  latitude double precision not null,
  longitude double precision not null,
  unique (place_id, slug)
);

create table cohorts (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  name_cy text,
  created_at timestamptz not null
);

create table cohort_places (
  cohort_id uuid not null references cohorts,
  place_id uuid not null references places,
  primary key (cohort_id, place_id)
);

-- The four levels of a badge as a place words them; a new wording is a new version, never a change.
create table badge_standards (
  id uuid primary key,
  place_id uuid not null references places,
  version integer not null,
  levels jsonb not null,
  published_at timestamptz not null,
  unique (place_id, version)
);

-- ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table people (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  locale text not null default 'en' check (locale in ('en', 'cy')),
  age_band text check (age_band in ('13-15', '16-17', '18-24', '25-plus')),
  is_platform_administrator boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth_sessions (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_sessions_by_person on auth_sessions (person_id);

create table auth_accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references people on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_accounts_by_person on auth_accounts (person_id);

create table auth_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_verifications_by_identifier on auth_verifications (identifier);

create table auth_passkeys (
  id uuid primary key,
  name text,
  public_key text not null,
  person_id uuid not null references people on delete cascade,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index auth_passkeys_by_person on auth_passkeys (person_id);

create table auth_rate_limits (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- ── organisations ───────────────────────────────────────────────────────────────────────────────────────────────

create table organisations (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null check (kind in ('school', 'college', 'university', 'training-provider', 'informal-educator',
    'charity', 'library', 'council', 'employer')),
  description text not null,
  description_cy text,
  website text,
  contact_email text not null,
  safeguarding_lead text,
  safeguarding_policy_url text,
  safeguarding_reviewed_on date,
  search tsvector generated always as (
    setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('simple', name), 'A')
    || setweight(to_tsvector('english', description), 'C')
    || setweight(to_tsvector('simple', coalesce(description_cy, '')), 'C')) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index organisations_by_search on organisations using gin (search);

create table organisation_places (
  organisation_id uuid not null references organisations,
  place_id uuid not null references places,
  status text not null check (status in ('waiting', 'approved', 'refused')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references people,
  decision_note text,
  primary key (place_id, organisation_id)
);
create index organisation_places_by_organisation on organisation_places (organisation_id);
create index organisation_places_waiting on organisation_places (place_id, asked_at) where status = 'waiting';

create table organisation_members (
  organisation_id uuid not null references organisations,
  person_id uuid not null references people,
  role text not null check (role in ('manager', 'issuer')),
  joined_at timestamptz not null,
  primary key (organisation_id, person_id)
);
create index organisation_members_by_person on organisation_members (person_id);

create table place_leads (
  place_id uuid not null references places,
  person_id uuid not null references people,
  since timestamptz not null,
  primary key (place_id, person_id)
);
create index place_leads_by_person on place_leads (person_id);

-- The secret is sealed with the installation's master key; a retired key still proves what it signed.
create table issuer_keys (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  public_key_multibase text not null unique,
  sealed_secret_key bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index issuer_keys_one_active on issuer_keys (organisation_id) where retired_at is null;

-- ── badges ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table badges (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  place_id uuid not null references places,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  status text not null check (status in ('draft', 'published', 'archived')),
  current_version_id uuid,
  published_at timestamptz,
  archived_at timestamptz,
  featured_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (place_id, slug)
);
create index badges_by_organisation on badges (organisation_id, created_at desc, id desc);
create index badges_published on badges (place_id, published_at desc, id desc) where status = 'published';
create index badges_published_by_organisation on badges (organisation_id, published_at desc, id desc) where status = 'published';

-- What was awarded never changes: a published version is never updated, an edit makes the next one.
create table badge_versions (
  id uuid primary key,
  badge_id uuid not null references badges,
  number integer not null check (number > 0),
  name text not null,
  name_cy text,
  description text not null,
  description_cy text,
  criteria text not null,
  criteria_cy text,
  theme text not null,
  level smallint not null check (level between 1 and 4),
  badge_standard_id uuid not null references badge_standards,
  skills jsonb not null,
  hours numeric(6, 1) check (hours > 0),
  assessment text not null,
  assessment_cy text,
  evidence_required boolean not null,
  evidence_guidance text,
  evidence_guidance_cy text,
  valid_for_months integer check (valid_for_months > 0),
  repeatable boolean not null,
  artwork jsonb not null,
  image_alt text not null,
  image_alt_cy text,
  search tsvector generated always as (
    setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('simple', coalesce(name_cy, '')), 'A')
    || setweight(to_tsvector('english', description || ' ' || criteria), 'C')
    || setweight(to_tsvector('simple', coalesce(description_cy, '') || ' ' || coalesce(criteria_cy, '')), 'C')
    || setweight(jsonb_to_tsvector('english', skills, '["string"]'), 'B')) stored,
  created_at timestamptz not null,
  unique (badge_id, number)
);
alter table badges add foreign key (current_version_id) references badge_versions;
create index badge_versions_by_search on badge_versions using gin (search);

-- ── opportunities ───────────────────────────────────────────────────────────────────────────────────────────────

create table opportunities (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  place_id uuid not null references places,
  neighbourhood_id uuid references neighbourhoods,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  status text not null check (status in ('draft', 'published', 'archived')),
  kind text not null check (kind in ('course', 'workshop', 'volunteering', 'work-experience', 'apprenticeship', 'job',
    'event', 'self-directed')),
  theme text not null,
  title text not null,
  title_cy text,
  summary text not null,
  summary_cy text,
  description text not null,
  description_cy text,
  mode text not null check (mode in ('in-person', 'online', 'both')),
  address text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  age_min smallint not null default 0 check (age_min between 0 and 120),
  age_max smallint not null default 120 check (age_max between age_min and 120),
  cost_pence integer not null check (cost_pence >= 0),
  cost_note text,
  cost_note_cy text,
  access text[] not null default '{}',
  languages text[] not null default '{en}',
  booking text not null,
  booking_cy text,
  booking_url text,
  search tsvector generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('simple', coalesce(title_cy, '')), 'A')
    || setweight(to_tsvector('english', summary), 'B') || setweight(to_tsvector('simple', coalesce(summary_cy, '')), 'B')
    || setweight(to_tsvector('english', description), 'C')
    || setweight(to_tsvector('simple', coalesce(description_cy, '')), 'C')) stored,
  published_at timestamptz,
  archived_at timestamptz,
  featured_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (place_id, slug)
);
create index opportunities_by_organisation on opportunities (organisation_id, created_at desc, id desc);
create index opportunities_published on opportunities (place_id, published_at desc, id desc) where status = 'published';
create index opportunities_published_by_kind on opportunities (place_id, kind, published_at desc, id desc) where status = 'published';
create index opportunities_published_by_theme on opportunities (place_id, theme, published_at desc, id desc) where status = 'published';
create index opportunities_published_by_mode on opportunities (place_id, mode, published_at desc, id desc) where status = 'published';
create index opportunities_published_by_organisation on opportunities (organisation_id, published_at desc, id desc) where status = 'published';
create index opportunities_published_free on opportunities (place_id, published_at desc, id desc) where status = 'published' and cost_pence = 0;
create index opportunities_by_search on opportunities using gin (search);

create table opportunity_sessions (
  id uuid primary key,
  opportunity_id uuid not null references opportunities on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at)
);
create index opportunity_sessions_by_opportunity on opportunity_sessions (opportunity_id, starts_at);
create index opportunity_sessions_by_start on opportunity_sessions (starts_at, opportunity_id);

create table opportunity_badges (
  opportunity_id uuid not null references opportunities,
  badge_id uuid not null references badges,
  primary key (opportunity_id, badge_id)
);
create index opportunity_badges_by_badge on opportunity_badges (badge_id);

-- ── awards ──────────────────────────────────────────────────────────────────────────────────────────────────────

-- Whom a badge was given to, known to the issuer by a name, an address, or neither. Claiming links it to a person.
-- The name is part of the key: brothers and sisters may share a parent's address and stay apart.
create table recipients (
  id uuid primary key,
  email text check (email = lower(email)),
  name text,
  name_key text not null default '',
  locale text not null default 'en' check (locale in ('en', 'cy')),
  person_id uuid references people,
  created_at timestamptz not null,
  unique (email, name_key)
);
create index recipients_by_person on recipients (person_id) where person_id is not null;

create table status_lists (
  id uuid primary key,
  organisation_id uuid not null references organisations,
  number integer not null,
  -- A list is signed by one key for ever: under did:key another key would be another issuer.
  issuer_key_id uuid not null references issuer_keys,
  allocated integer not null default 0 check (allocated <= 131072),
  credential text,
  signed_at timestamptz,
  unique (organisation_id, number)
);

create table awards (
  id uuid primary key,
  badge_id uuid not null references badges,
  badge_version_id uuid not null references badge_versions,
  organisation_id uuid not null references organisations,
  place_id uuid not null references places,
  opportunity_id uuid references opportunities,
  recipient_id uuid not null references recipients,
  awarded_at timestamptz not null,
  awarded_by uuid references people,
  valid_until timestamptz,
  evidence jsonb not null default '[]',
  status_list_id uuid not null references status_lists,
  status_index integer not null check (status_index between 0 and 131071),
  -- The form and the line that asked for it: sending a form twice gives nothing twice.
  request_line text unique,
  claim_code_hash bytea unique,
  claimed_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references people,
  revocation_reason text,
  visibility text not null default 'private' check (visibility in ('private', 'public')),
  name_shown boolean not null default false,
  created_at timestamptz not null,
  unique (status_list_id, status_index),
  check ((revoked_at is null) = (revocation_reason is null))
);
create index awards_by_badge on awards (badge_id, awarded_at desc, id desc);
create index awards_by_recipient on awards (recipient_id, awarded_at desc, id desc);
create index awards_by_organisation on awards (organisation_id, awarded_at desc, id desc);
create index awards_by_place on awards (place_id, awarded_at desc, id desc);
create index awards_public on awards (place_id, awarded_at desc, id desc) where visibility = 'public' and revoked_at is null;
create index awards_revoked on awards (status_list_id, status_index) where revoked_at is not null;
create index awards_for_impact on awards (place_id, recipient_id) where revoked_at is null;

-- The signed document, byte for byte as it was signed; apart, so that lists of awards stay narrow.
create table award_credentials (
  award_id uuid primary key references awards,
  credential text not null
);

-- ── mail and audit ──────────────────────────────────────────────────────────────────────────────────────────────

-- What would have been sent, where no mail server is set: the outbox of the demonstration.
create table outbox_mails (
  id uuid primary key,
  sender text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  sent_at timestamptz not null
);
create index outbox_mails_newest on outbox_mails (sent_at desc, id desc);
create index outbox_mails_by_recipient on outbox_mails (recipient, sent_at desc, id desc);

create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,
  action text not null,
  subject_type text not null,
  subject_id uuid not null,
  place_id uuid,
  detail jsonb not null default '{}'
);
create index audit_entries_by_subject on audit_entries (subject_id, id desc);
create index audit_entries_by_place on audit_entries (place_id, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: write a new entry instead', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_change();

create function refuse_awarded_version_change() returns trigger language plpgsql as $$
begin
  if exists (select from awards where badge_version_id = old.id) then
    raise exception 'badge version % has been awarded and can no longer change', old.id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger badge_versions_fixed_once_awarded before update or delete on badge_versions
  for each row execute function refuse_awarded_version_change();

-- ── news of change: what lets a page be cached until something that it shows is written ─────────────────────────────

create function announce_place() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', place_id::text) from (select distinct place_id from changed) as touched;
  return null;
end $$;
create function announce_everywhere() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', '*');
  return null;
end $$;

do $$
declare watched text;
begin
  foreach watched in array array['badges', 'opportunities', 'awards', 'organisation_places', 'neighbourhoods'] loop
    execute format('create trigger announce_insert after insert on %I referencing new table as changed for each statement execute function announce_place()', watched);
    execute format('create trigger announce_update after update on %I referencing new table as changed for each statement execute function announce_place()', watched);
    execute format('create trigger announce_delete after delete on %I referencing old table as changed for each statement execute function announce_place()', watched);
  end loop;
  foreach watched in array array['places', 'cohorts', 'cohort_places', 'organisations'] loop
    execute format('create trigger announce_change after insert or update or delete on %I for each statement execute function announce_everywhere()', watched);
  end loop;
end $$;
