/**
 * The vocabulary of tech packs: {@link io.techpack.product.JobInput} is what a job's stages are
 * given; the other records are the documents they answer with, in the shapes of the HTTP contract.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.product;
