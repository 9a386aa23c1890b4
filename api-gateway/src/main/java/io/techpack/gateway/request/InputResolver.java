package io.techpack.gateway.request;

import io.techpack.job.AccountId;
import io.techpack.product.JobInput;

/** Makes the input of a job out of a request whose form is right. */
@FunctionalInterface
interface InputResolver {

    /**
     * Looks up everything that the request names; nothing is looked up after this.
     *
     * @throws io.techpack.gateway.response.ApiException if it names what does not exist
     */
    JobInput resolve(AccountId account);
}
