package io.techpack.cli;

import io.techpack.cli.client.TechPackClient;
import io.techpack.cli.render.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a key.")
final class KeyRevokeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin private final AdminOptions server = new AdminOptions();

    @Parameters(
            paramLabel = "PREFIX",
            description = "The public part of the key, between the underscores.")
    private String prefix = "";

    KeyRevokeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (TechPackClient client = server.client()) {
            JsonNode answer = client.revokeKey(prefix);
            console.line(server.json() ? answer.toString() : "Key " + prefix + " is revoked.");
            return ExitCode.OK;
        }
    }
}
