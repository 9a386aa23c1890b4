-- An index is built beside the traffic, in a migration of its own and outside of a transaction.
create index concurrently planted_index on job (planted) where planted > 0;
