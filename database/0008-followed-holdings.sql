-- Whether anything follows what a person holds, as the pathways do that they chose. Only then is it news when a badge is
-- given, kept or withdrawn: most people's badges move nothing else.
alter table people add column holdings_followed boolean not null default false;
update people set holdings_followed = true where id in (select person_id from pathway_goals);
