-- What a vacancy pays and how to ask for it, in Welsh: each is shown in the reader's language, else said to be in the other.
alter table vacancies add column pay_cy text, add column apply_cy text;
