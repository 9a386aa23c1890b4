/**
 * What is deleted for its age: {@link io.techpack.retention.Retention} is the door. What jobs have
 * cost is rolled up, and nothing that a product shows is touched.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.retention;
