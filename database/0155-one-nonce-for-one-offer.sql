-- A wallet may ask for each form with the nonce that it was given at first; another hand-over takes it no more.
alter table wallet_offer_copies drop constraint wallet_offer_copies_nonce_hash_key;
create index wallet_offer_copies_by_nonce on wallet_offer_copies (nonce_hash);
