-- How to ask about an opportunity, who meets people there, and how they get in: "ask at the desk" wants a desk.
alter table opportunities
  add column contact_phone text,
  add column contact_email text,
  -- "Sam from the library, in a green shirt".
  add column meets text,
  add column meets_cy text,
  -- "The side door is level; ring the bell".
  add column arrival text,
  add column arrival_cy text;
