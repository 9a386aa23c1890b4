/**
 * PostgreSQL for all who speak SQL: {@link io.techpack.database.Database} gives a connection and
 * says when there is none, {@link io.techpack.database.Batcher} lets callers share a statement,
 * {@link io.techpack.database.SqlArrays} binds a batch, {@link io.techpack.database.Replica} may be
 * read instead of the primary. Migrations run here.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.database;
