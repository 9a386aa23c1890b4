package io.techpack.cli;

import io.techpack.cli.client.Server;
import io.techpack.cli.up.OperatorKey;
import java.util.Set;

/** Which server an operator's command calls: its key is found if that server runs here. */
final class AdminOptions extends ServerOptions {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** The key of a system on this machine goes to no other. */
    @Override
    Server server() {
        Server called = super.server();
        boolean here = THIS_MACHINE.contains(called.url().getHost());
        return called.key().isEmpty() && here ? called.as(OperatorKey.find(data())) : called;
    }
}
