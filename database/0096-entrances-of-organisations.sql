-- An organisation shows its own way in, for each of its opportunities that shows none; a place has none.
alter table photos drop constraint entrances_are_of_opportunities;
alter table photos add constraint entrances_are_of_no_place check (use <> 'entrance' or place_id is null);
