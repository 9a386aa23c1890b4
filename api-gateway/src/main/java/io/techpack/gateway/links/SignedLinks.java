package io.techpack.gateway.links;

import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.job.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs paths, so that who has the link can read what is there as the account that it was made for,
 * and nothing else, until it expires: {@code path?expires=E&signature=S}, E in seconds since 1970,
 * S the account and an HMAC-SHA-256 over account, expiry and path. All gateways of a database
 * verify each other's links. Thread-safe.
 *
 * <p>Expiries are rounded up to half a lifetime: the same link is made again for that long, so that
 * what a browser has cached under it stays of use, and a link works for at least half its lifetime
 * after it was handed out.
 */
@Component
public final class SignedLinks {

    private static final Pattern SIGNED = Pattern.compile("(?:^|&)(?:expires|signature)=");
    private static final Pattern EXPIRES =
            Pattern.compile("(?:^|&)expires=([1-9]\\d{0,11})(?:&|$)");
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:^|&)signature=([\\w-]{%d})(?:&|$)".formatted(LinkSignature.LENGTH));

    private final LinkKey key;
    private final Duration lifetime;
    private final InstantSource clock;

    SignedLinks(LinkKey key, GatewaySettings settings, InstantSource clock) {
        this.key = key;
        this.lifetime = settings.links().lifetime();
        this.clock = clock;
    }

    /** Whether a link may be followed, and as whom. */
    public sealed interface Verification {

        /** Made here for that account, and not expired. */
        record Valid(AccountId account) implements Verification {}

        record Expired(Instant at) implements Verification {}

        /** Not made here, or not for this path. */
        record Forged() implements Verification {}
    }

    /** The path, which has no query, as a link for the configured lifetime. */
    public String sign(AccountId account, String path) {
        return sign(account, path, lifetime);
    }

    /**
     * The path, which has no query, as a link.
     *
     * @param lifetime how long it works at most; at least half of it remains
     * @throws io.techpack.database.DatabaseUnavailable if the secret has to be read and cannot be
     */
    public String sign(AccountId account, String path, Duration lifetime) {
        long step = Math.max(1, lifetime.toSeconds() / 2);
        long expires = (clock.instant().getEpochSecond() / step + 2) * step;
        String signature = LinkSignature.of(key.mac(), account, expires, path).text();
        return path + "?expires=" + expires + "&signature=" + signature;
    }

    /** Whether the query says that its link is signed; it may still be forged. */
    public static boolean isSigned(@Nullable String query) {
        return query != null && SIGNED.matcher(query).find();
    }

    /**
     * Whether this was signed here; the query may have other parameters, which are not part of what
     * was signed.
     *
     * @param path as it was requested, not decoded
     * @param query as it was requested, not decoded
     * @throws io.techpack.database.DatabaseUnavailable if the secret has to be read and cannot be
     */
    public Verification verify(String path, String query) {
        Matcher expires = EXPIRES.matcher(query);
        Matcher signature = SIGNATURE.matcher(query);
        if (!expires.find() || !signature.find()) {
            return new Verification.Forged();
        }
        LinkSignature claimed = LinkSignature.parse(signature.group(1));
        long end = Long.parseLong(expires.group(1));
        if (!claimed.equalsInConstantTime(
                LinkSignature.of(key.mac(), claimed.account(), end, path))) {
            return new Verification.Forged();
        }
        Instant at = Instant.ofEpochSecond(end);
        return clock.instant().isBefore(at)
                ? new Verification.Valid(claimed.account())
                : new Verification.Expired(at);
    }
}
