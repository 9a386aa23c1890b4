package io.techpack.gateway.request;

import io.techpack.job.AccountId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a client should know of a request that is accepted as it is. Thread-safe. */
@Component
public final class RequestWarnings {

    private final ReplacedRevisions replaced;

    RequestWarnings(ReplacedRevisions replaced) {
        this.replaced = replaced;
    }

    /**
     * A sentence on words that name no kind of product, and one for each revision that does not
     * stand for its view now.
     */
    public List<String> of(AccountId account, ParsedRequest request) {
        return Stream.concat(
                        request.unknownKind().stream(),
                        replaced.warnings(account, request).stream())
                .toList();
    }
}
