-- What a planning model looked up for an answer, and the tokens that models were given and gave for it.
alter table messages add column plan jsonb;
alter table messages add column tokens jsonb;
