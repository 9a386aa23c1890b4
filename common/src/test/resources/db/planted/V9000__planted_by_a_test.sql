-- What a migration may do to a table that is in use: add what nobody needs to know.
alter table job add column planted int not null default 0;
