package io.techpack.gateway.links;

import io.techpack.job.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;

/** An account and the HMAC-SHA-256 that only we can make for it. */
final class LinkSignature {

    private static final int ACCOUNT_BYTES = 16;
    private static final int MAC_BYTES = 32;

    /** Of the text, in characters. */
    static final int LENGTH = (ACCOUNT_BYTES + MAC_BYTES) / 3 * 4;

    /** Keeps signatures of links apart from anything else that may be signed with the secret. */
    private static final String PURPOSE = "techpack link 1\n";

    private final byte[] bytes;

    private LinkSignature(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param mac used up by this
     * @param expires in seconds since 1970
     */
    static LinkSignature of(Mac mac, AccountId account, long expires, String path) {
        String signed = PURPOSE + account + "\n" + expires + "\n" + path;
        byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        return new LinkSignature(
                ByteBuffer.allocate(ACCOUNT_BYTES + MAC_BYTES)
                        .putLong(account.value().getMostSignificantBits())
                        .putLong(account.value().getLeastSignificantBits())
                        .put(digest)
                        .array());
    }

    /**
     * @param text {@link #LENGTH} characters of the URL-safe base64 alphabet
     */
    static LinkSignature parse(String text) {
        return new LinkSignature(Base64.getUrlDecoder().decode(text));
    }

    AccountId account() {
        ByteBuffer account = ByteBuffer.wrap(bytes);
        return new AccountId(new UUID(account.getLong(), account.getLong()));
    }

    boolean equalsInConstantTime(LinkSignature other) {
        return MessageDigest.isEqual(
                Arrays.copyOfRange(bytes, ACCOUNT_BYTES, bytes.length),
                Arrays.copyOfRange(other.bytes, ACCOUNT_BYTES, other.bytes.length));
    }

    String text() {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
