-- Rescuers look through the live jobs only while a worker is dead and not buried.
alter table worker add column buried boolean not null default false;
