-- A booking that was confirmed by the card of an award: its code and PIN open it again, in place of a mail.
alter table bookings add column card_award_id uuid references awards;
create index bookings_by_card on bookings (card_award_id) where card_award_id is not null;
