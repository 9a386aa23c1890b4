package io.techpack.gateway.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are on the public internet: everything but the special-purpose ranges of IANA's
 * registries, and IPv6 addresses that lead to such an IPv4 address.
 */
final class PublicInternet {

    private static final List<Range> SPECIAL_V4 =
            Range.all(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /** All global unicast; loopback, mapped, link-local, ULA and multicast are outside. */
    private static final Range GLOBAL_V6 = Range.of("2000::/3");

    /** Teredo and other protocols, documentation, 6to4. */
    private static final List<Range> SPECIAL_V6 =
            Range.all("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** An IPv4 address in its last four bytes (RFC 6052). */
    private static final Range NAT64 = Range.of("64:ff9b::/96");

    private PublicInternet() {}

    static boolean includes(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return includesV4(bytes);
        }
        if (NAT64.contains(bytes)) {
            return includesV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return GLOBAL_V6.contains(bytes)
                && SPECIAL_V6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static boolean includesV4(byte[] bytes) {
        return SPECIAL_V4.stream().noneMatch(range -> range.contains(bytes));
    }

    /** Addresses that share a prefix. */
    private record Range(byte[] start, int bits) {

        static List<Range> all(String... ranges) {
            return Arrays.stream(ranges).map(Range::of).toList();
        }

        static Range of(String text) {
            int slash = text.indexOf('/');
            try {
                // a literal: nothing is looked up
                return new Range(
                        InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (IllegalArgumentException typo) {
                throw new IllegalStateException("'" + text + "' is not a range", typo);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit % 8);
                if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
