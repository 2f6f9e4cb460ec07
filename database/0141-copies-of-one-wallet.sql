-- What one wallet took by one hand-over is switched off together: a learner knows wallets, not forms.
alter table award_copies add column batch_id uuid;
update award_copies set batch_id = id;
alter table award_copies alter column batch_id set not null;
