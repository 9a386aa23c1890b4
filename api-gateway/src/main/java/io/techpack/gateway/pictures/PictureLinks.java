package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.gateway.address.PublicAddress;
import io.techpack.gateway.errors.Code;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.fetch.UrlFetcher;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Pictures that clients name by a link: one of our own artifacts, found in the account's store
 * without any request, or a picture elsewhere, fetched and taken in. Thread-safe.
 */
@Component
public final class PictureLinks {

    private static final Pattern OWN =
            Pattern.compile(
                    "(https?://[^/?#]+)?" + Pattern.quote(ArtifactKey.PATH) + "([^/?#]+)",
                    Pattern.CASE_INSENSITIVE);

    private final ArtifactStore store;
    private final UrlFetcher fetcher;
    private final PictureIntake intake;
    private final PublicAddress address;
    private final long largest;

    PictureLinks(
            ArtifactStore store,
            UrlFetcher fetcher,
            PictureIntake intake,
            PublicAddress address,
            GatewaySettings settings) {
        this.store = store;
        this.fetcher = fetcher;
        this.intake = intake;
        this.address = address;
        this.largest = settings.pictures().largest().toBytes();
    }

    /**
     * A picture to work on.
     *
     * @param picture its artifact key
     * @param thumbnail the artifact key of its thumbnail, or of itself
     */
    public record Linked(String picture, String thumbnail, String sha256) {}

    /**
     * The picture that the link in that field of a request leads to.
     *
     * @throws Refusal if there is none
     */
    public Linked resolve(AccountId account, String field, String link) {
        Optional<ArtifactKey> own = own(account, field, link);
        if (own.isPresent()) {
            String key = own.get().value();
            return new Linked(key, key, own.get().sha256());
        }
        byte[] fetched = fetcher.fetch(field, link, largest);
        StoredPicture taken = intake.take(account, () -> fetched);
        return new Linked(taken.picture().value(), taken.thumbnail().value(), taken.sha256());
    }

    /** The bytes that the link leads to, as they are. */
    public byte[] bytes(AccountId account, String field, String link) {
        return own(account, field, link)
                .map(key -> store.get(account, key))
                .orElseGet(() -> fetcher.fetch(field, link, largest));
    }

    // A key is the digest of its bytes: whatever host the link names, a picture of that key in the
    // account's store is the one that is meant.
    private Optional<ArtifactKey> own(AccountId account, String field, String link) {
        Matcher parts = OWN.matcher(link);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<ArtifactKey> key =
                ArtifactKey.find(parts.group(2)).filter(each -> has(account, each));
        boolean ours = parts.group(1) == null || parts.group(1).equalsIgnoreCase(address.of(""));
        if (key.isEmpty() && ours) {
            throw Refusal.of(
                    Code.NOT_FOUND,
                    "The %s names an artifact that does not exist.".formatted(field));
        }
        if (key.isPresent() && key.get().type() == ArtifactType.SVG) {
            throw Refusal.of(
                    Code.UNSUPPORTED_MEDIA_TYPE,
                    "The %s names a drawing; it must be a JPEG, PNG or WebP picture."
                            .formatted(field));
        }
        return key;
    }

    private boolean has(AccountId account, ArtifactKey key) {
        return store.find(account, key).isPresent();
    }
}
