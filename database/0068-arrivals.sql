-- People who checked in by themselves, with the code that the door showed: no member of the organisation ticked them.
alter table register_ticks add is_own boolean not null default false;
