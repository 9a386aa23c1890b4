/**
 * The vocabulary of tech packs: {@link io.techpack.product.WorkOrder} is what a job's stages are
 * asked for; the other records are the documents they answer with, in the shapes of the HTTP
 * contract.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.product;
