/**
 * The smallest pipeline of another team: a text is split into sentences, and the longest of them
 * are its summary. {@link io.techpack.examples.summary.SummaryWorker} is all that connects it to
 * the engine, which knows nothing of it.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.examples.summary;
