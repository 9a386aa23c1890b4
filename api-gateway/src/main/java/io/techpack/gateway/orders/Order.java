package io.techpack.gateway.orders;

import io.techpack.job.AccountId;
import io.techpack.product.WorkOrder;

/** A request whose form is right. */
@FunctionalInterface
interface Order {

    /**
     * Looks up everything that the request names; nothing is looked up after this.
     *
     * @throws io.techpack.gateway.response.ApiException if it names what does not exist
     */
    WorkOrder resolve(AccountId account);
}
