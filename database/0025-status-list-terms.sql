-- For which addresses and by which kind of DID a list was signed: where the settings differ now, it is signed anew.
alter table status_lists add column signed_for text;
