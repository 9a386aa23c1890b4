package io.techpack.gateway.accounts;

import io.techpack.gateway.response.Paths;
import io.techpack.gateway.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, for clients that offer no more than it may do. */
@RestController
class IdentityController {

    @GetMapping(Paths.ME)
    Identity me(@AuthenticationPrincipal Caller caller) {
        return new Identity(
                caller.ownAccount().map(Object::toString).orElse(null),
                caller.scopes().stream().sorted().toList());
    }

    /**
     * @param accountId null for an operator's key that belongs to no account
     * @param scopes what the key or the token may do
     */
    record Identity(@Nullable String accountId, List<String> scopes) {}
}
