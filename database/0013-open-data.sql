-- In the order in which things changed, for those who follow every change (OpenActive RPDE).
create index opportunities_by_change on opportunities (place_id, updated_at, id) where published_at is not null;
