package io.techpack.gateway.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to those of their addresses that may be connected to. The client connects to what
 * is returned here and does not resolve again, so that DNS rebinding has no effect.
 */
final class FilteringDnsResolver implements DnsResolver {

    /** Looks up all addresses of a name. */
    @FunctionalInterface
    interface NameLookup {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final NameLookup lookup;
    private final Predicate<InetAddress> allowed;

    FilteringDnsResolver(NameLookup lookup, Predicate<InetAddress> allowed) {
        this.lookup = lookup;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found =
                Arrays.stream(lookup.resolve(host)).filter(allowed).toArray(InetAddress[]::new);
        if (found.length == 0) {
            // the same as for a name that does not exist: internal names must not be revealed
            throw new UnknownHostException(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
