-- What an organisation is and can give beside badges and jobs (decision 0069), for who looks for a visit or a mentor.
alter table organisations
  -- A section of SIC 2007.
  add column sector text check (sector ~ '^[A-U]$'),
  add column staff text check (staff in ('1-9', '10-49', '50-249', '250-more')),
  add column gives text[] not null default '{}'
    check (gives <@ array['visit', 'mentor', 'placement', 'room', 'talk']);
