/**
 * What operators watch, order and repair: stages and workers, why jobs wait, whether the credits
 * add up, parked jobs; nothing here is for other packages.
 */
@NullMarked
package io.techpack.gateway.operator;

import org.jspecify.annotations.NullMarked;
