package io.techpack.gateway.links;

import io.techpack.account.Accounts;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.gateway.settings.LinkSecret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key that links are signed with: of the configured secret, or of the one that the first
 * gateway of a database made for all. Thread-safe.
 */
@Component
final class LinkKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final @Nullable LinkSecret configured;
    private final Accounts accounts;
    private volatile @Nullable Mac ready;

    LinkKey(GatewaySettings settings, Accounts accounts) {
        this.configured = settings.links().secret();
        this.accounts = accounts;
    }

    /**
     * A fresh HMAC with the key.
     *
     * @throws io.techpack.database.DatabaseUnavailable if the secret has to be read and cannot be
     */
    Mac mac() {
        try {
            Mac known = ready;
            if (known == null) {
                known = Mac.getInstance(ALGORITHM);
                known.init(new SecretKeySpec(secret(), ALGORITHM));
                ready = known;
            }
            // finding the algorithm anew costs more than signing
            return (Mac) known.clone();
        } catch (GeneralSecurityException | CloneNotSupportedException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private byte[] secret() {
        if (configured != null) {
            return configured.bytes();
        }
        byte[] proposed = new byte[BYTES];
        new SecureRandom().nextBytes(proposed);
        return accounts.linkSecret(proposed);
    }
}
