/**
 * From a request's body to the input of a job: {@link io.techpack.gateway.request.RequestParser}.
 */
@NullMarked
package io.techpack.gateway.request;

import org.jspecify.annotations.NullMarked;
