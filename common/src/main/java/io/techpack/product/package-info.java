/**
 * The vocabulary of tech packs: {@link io.techpack.product.JobInput} is what a job's stages are
 * given; the other records are the documents they answer with, in the shapes of the HTTP contract.
 * {@link io.techpack.product.Products} reads what there is of a product.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.product;
