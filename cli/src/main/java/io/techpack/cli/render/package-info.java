/**
 * What people see: {@link io.techpack.cli.render.JobDisplay} shows a job on its way, on a {@link
 * io.techpack.cli.render.Console}.
 */
@org.jspecify.annotations.NullMarked
package io.techpack.cli.render;
