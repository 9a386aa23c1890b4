package io.techpack.gateway.request;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.job.AccountId;
import io.techpack.product.Revision;
import io.techpack.product.Revisions;
import io.techpack.product.Revisions.Found;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The account's revisions, all or none. A revision never changes, so those that were asked for
 * lately are cached; not for long, because there may be a newer one. Thread-safe.
 */
@Component
final class RevisionCache {

    private static final int MOST_CACHED = 10_000;
    private static final Duration LONGEST_CACHED = Duration.ofSeconds(1);

    private final Revisions revisions;
    private final Cache<Owned, Found> cached =
            Caffeine.newBuilder().maximumSize(MOST_CACHED).expireAfterWrite(LONGEST_CACHED).build();

    private record Owned(AccountId account, UUID revision) {}

    RevisionCache(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * All of them, in this order.
     *
     * @throws ApiException naming those that do not exist or are another account's
     */
    List<Revision> all(AccountId account, Collection<UUID> ids) {
        Map<UUID, Found> found = found(account, ids);
        List<UUID> unknown = ids.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        if (!unknown.isEmpty()) {
            throw ApiException.notFound(
                    unknown.size() == 1
                            ? "Revision " + unknown.getFirst()
                            : "Each of the revisions "
                                    + unknown.stream()
                                            .map(UUID::toString)
                                            .collect(Collectors.joining(", ")));
        }
        return ids.stream().map(id -> known(found, id)).toList();
    }

    /** Those of which there is a newer picture from the same side. */
    List<Revision> older(AccountId account, Collection<UUID> ids) {
        return found(account, ids).values().stream()
                .filter(found -> !found.newest())
                .map(Found::revision)
                .toList();
    }

    /** Has those that exist cached, by one query. */
    void lookUp(AccountId account, Collection<UUID> ids) {
        found(account, ids);
    }

    /**
     * The same of one product.
     *
     * @throws ApiException also for a revision of another product
     */
    List<Revision> ofProduct(AccountId account, String productId, Collection<UUID> ids) {
        List<Revision> all = all(account, ids);
        for (Revision revision : all) {
            if (!revision.productId().equals(productId)) {
                throw ApiException.of(
                        ErrorCode.NOT_FOUND,
                        "Revision %s is none of product '%s': it pictures product '%s'."
                                .formatted(revision.id(), productId, revision.productId()));
            }
        }
        return all;
    }

    private Map<UUID, Found> found(AccountId account, Collection<UUID> ids) {
        Map<UUID, Found> found = new HashMap<>();
        for (UUID id : ids) {
            Found known = cached.getIfPresent(new Owned(account, id));
            if (known != null) {
                found.put(id, known);
            }
        }
        List<UUID> rest = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!rest.isEmpty()) {
            revisions
                    .find(account, rest)
                    .forEach((id, revision) -> {
                        cached.put(new Owned(account, id), revision);
                        found.put(id, revision);
                    });
        }
        return found;
    }

    Revision one(AccountId account, UUID id) {
        return all(account, List.of(id)).getFirst();
    }

    /** What is known of each, of those that were analysed. */
    Map<UUID, JsonNode> analyses(AccountId account, Collection<UUID> ids) {
        return revisions.analyses(account, ids);
    }

    /** What is known of the revision, if it was analysed. */
    Optional<JsonNode> analysis(AccountId account, UUID id) {
        return Optional.ofNullable(revisions.analyses(account, List.of(id)).get(id));
    }

    private static Revision known(Map<UUID, Found> found, UUID id) {
        Found known = found.get(id);
        if (known == null) {
            throw new IllegalStateException("revision " + id + " was found and is not there");
        }
        return known.revision();
    }
}
