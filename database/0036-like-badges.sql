-- Badges of one name, theme and level are shown as one group (list-badge-groups.ts).
create index badge_versions_by_name on badge_versions (lower(name), theme, level);
