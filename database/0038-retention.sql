-- What is removed by the clock is found along an index.
create index auth_sessions_by_end on auth_sessions (expires_at);
create index auth_verifications_by_end on auth_verifications (expires_at);
create index auth_rate_limits_by_time on auth_rate_limits (last_request);
create index organisation_invitations_by_age on organisation_invitations (invited_at);
create index role_invitations_by_age on role_invitations (invited_at);
