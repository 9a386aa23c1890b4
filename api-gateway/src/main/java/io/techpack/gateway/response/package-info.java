/**
 * What all responses have in common: JSON in one piece, absolute links, and one error envelope;
 * whatever goes wrong is thrown as an {@link io.techpack.gateway.response.ApiException}.
 */
@NullMarked
package io.techpack.gateway.response;

import org.jspecify.annotations.NullMarked;
