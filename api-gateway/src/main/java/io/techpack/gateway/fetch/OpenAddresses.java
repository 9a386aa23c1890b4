package io.techpack.gateway.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to those of their addresses that may be connected to. The client connects to what
 * is returned here and asks no second time, so that a name cannot change its mind in between.
 */
final class OpenAddresses implements DnsResolver {

    /** Asks for all addresses of a name. */
    @FunctionalInterface
    interface Names {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Names names;
    private final Predicate<InetAddress> open;

    OpenAddresses(Names names, Predicate<InetAddress> open) {
        this.names = names;
        this.open = open;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found =
                Arrays.stream(names.resolve(host)).filter(open).toArray(InetAddress[]::new);
        if (found.length == 0) {
            // the same as for a name that does not exist: what is inside is nobody's business
            throw new UnknownHostException(host);
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
