package io.techpack.gateway.request;

import io.techpack.job.AccountId;
import io.techpack.product.JobInput;
import java.util.List;
import java.util.UUID;

/** Makes the input of a job out of a request whose form is right. */
@FunctionalInterface
interface InputResolver {

    /** One that looks up these revisions. */
    static InputResolver about(List<UUID> revisions, InputResolver resolver) {
        return new InputResolver() {
            @Override
            public JobInput resolve(AccountId account) {
                return resolver.resolve(account);
            }

            @Override
            public List<UUID> revisions() {
                return revisions;
            }
        };
    }

    /** The revisions that it looks up, so that many requests' can be looked up at once before. */
    default List<UUID> revisions() {
        return List.of();
    }

    /**
     * Looks up everything that the request names; nothing is looked up after this.
     *
     * @throws io.techpack.gateway.response.ApiException if it names what does not exist
     */
    JobInput resolve(AccountId account);
}
