-- What people and feeds say of an event beside its times: not on, put off, online instead, no places left.
alter table opportunities
  add column event_status text not null default 'scheduled'
    check (event_status in ('scheduled', 'cancelled', 'postponed', 'moved-online', 'full')),
  -- For whom, in words, where a source gives no certain numbers.
  add column age_note text;

alter table opportunity_sessions
  add column event_status text not null default 'scheduled'
    check (event_status in ('scheduled', 'cancelled', 'postponed', 'moved-online', 'full'));
