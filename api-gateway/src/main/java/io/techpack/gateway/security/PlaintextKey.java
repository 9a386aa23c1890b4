package io.techpack.gateway.security;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key in plain text, as its owner holds it: {@code tp_<prefix>_<secret>}. It is never
 * logged.
 *
 * @param prefix its public part
 * @param secret 32 random bytes in base 62
 */
public record PlaintextKey(String prefix, String secret) {

    private static final Pattern FORM =
            Pattern.compile("tp_([0-9A-Za-z-]{8,40})_([0-9A-Za-z]{32,100})");
    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int PREFIX_DIGITS = 10;

    /** The number of base 62 digits that hold 32 bytes. */
    private static final int SECRET_DIGITS = 43;

    /**
     * A new key.
     *
     * @param random cryptographically strong
     */
    public static PlaintextKey mint(RandomGenerator random) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < PREFIX_DIGITS; i++) {
            prefix.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new PlaintextKey(prefix.toString(), base62(bytes));
    }

    /** The key that the text spells, or empty if it spells none. */
    static Optional<PlaintextKey> find(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new PlaintextKey(parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    /** The digest of the secret, which is all that is stored of it. */
    public byte[] digest() {
        return sha256(secret);
    }

    /** The whole key, which its owner is shown once. */
    public String text() {
        return "tp_" + prefix + "_" + secret;
    }

    @Override
    public String toString() {
        return "tp_" + prefix + "_…";
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String base62(byte[] bytes) {
        char[] digits = new char[SECRET_DIGITS];
        BigInteger rest = new BigInteger(1, bytes);
        for (int i = digits.length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }
}
