-- When the schools of a place are open: [{"from": "2027-01-06", "until": "2027-02-14"}, …], first and last day, in order.
alter table places add column school_terms jsonb not null default '[]';
