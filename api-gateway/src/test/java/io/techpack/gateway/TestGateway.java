package io.techpack.gateway;

import io.techpack.account.Accounts;
import io.techpack.artifact.ArtifactStore;
import io.techpack.embedded.SharedServers;
import io.techpack.gateway.oidc.TestIssuer;
import io.techpack.job.AccountId;
import io.techpack.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway on real servers, started once for all tests of the JVM. */
final class TestGateway {

    static final String ADMIN_KEY = "the-operator-of-the-tests-chose-this";

    /** Whose tokens all gateways of the tests accept. */
    static final TestIssuer ISSUER = new TestIssuer();

    private static final TestGateway ONE = new TestGateway();

    private final ConfigurableApplicationContext context;
    private final FakeWorkers workers;

    private TestGateway() {
        context = run(SharedServers.get().newDatabase(), "--springdoc.api-docs.enabled=true");
        workers = new FakeWorkers(bean(Ledger.class), bean(ArtifactStore.class));
        workers.start();
    }

    static TestGateway get() {
        return ONE;
    }

    /** Another gateway process on that database. */
    static ConfigurableApplicationContext run(String jdbcUrl, String... more) {
        SharedServers servers = SharedServers.get();
        Map<String, String> properties = new HashMap<>();
        Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.datasource.url=" + jdbcUrl,
                                "--spring.datasource.username=" + servers.user(),
                                "--spring.datasource.password=" + servers.password(),
                                "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                                "--techpack.artifacts.directory=" + newDirectory(),
                                "--techpack.ledger.sweep-after=0ms",
                                "--techpack.gateway.admin-key=" + ADMIN_KEY,
                                "--techpack.gateway.key-cache=200ms",
                                "--techpack.gateway.key-usage=200ms",
                                "--techpack.gateway.oidc.issuer=" + ISSUER.url(),
                                "--techpack.gateway.oidc.audience=" + TestIssuer.AUDIENCE,
                                "--techpack.gateway.drain=0s",
                                "--techpack.gateway.events.heartbeat=500ms",
                                "--techpack.gateway.fetch.allow-loopback=true",
                                "--techpack.webhooks.sending.sweep=200ms"),
                        Stream.of(more))
                .forEach(each -> properties.put(each.substring(0, each.indexOf('=')), each));
        if ("--techpack.gateway.fetch.allow-loopback=false"
                .equals(properties.get("--techpack.gateway.fetch.allow-loopback"))) {
            // the issuer is on loopback, too
            properties.remove("--techpack.gateway.oidc.issuer");
        }
        return new SpringApplication(Gateway.class).run(properties.values().toArray(String[]::new));
    }

    FakeWorkers workers() {
        return workers;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    String base() {
        return address(context, "local.server.port");
    }

    String managementBase() {
        return address(context, "local.management.port");
    }

    static String address(ConfigurableApplicationContext context, String port) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty(port);
    }

    TestClient operator() {
        return new TestClient(base(), ADMIN_KEY);
    }

    /** A new account with that many credits, and a client with its key. */
    TestAccount account(long credits) {
        return account(operator(), credits);
    }

    static TestAccount account(TestClient operator, long credits) {
        String id =
                operator.post(TestClient.API + "/admin/accounts", "{\"name\":\"Test\"}")
                        .is(201)
                        .text("accountId");
        if (credits > 0) {
            operator.post(
                            TestClient.API + "/admin/accounts/" + id + "/grants",
                            "{\"credits\":%d,\"reason\":\"test\"}".formatted(credits))
                    .is(201);
        }
        String key =
                operator.post(
                                TestClient.API + "/admin/accounts/" + id + "/keys",
                                "{\"label\":\"test\",\"scopes\":[\"jobs\"]}")
                        .is(201)
                        .text("key");
        return new TestAccount(AccountId.of(id), operator.withKey(key));
    }

    /** How many rows of that table the account has. */
    int rows(String table, AccountId account) {
        return bean(Jdbi.class)
                .withHandle(handle ->
                        handle.createQuery(
                                        "select count(*) from <table> where account_id = :account")
                                .define("table", table)
                                .bind("account", account.value())
                                .mapTo(Integer.class)
                                .one());
    }

    long balance(AccountId account) {
        return bean(Accounts.class).find(account).orElseThrow().balance();
    }

    /** Takes an artifact out of the store behind its back. */
    void lose(AccountId account, String key) throws IOException {
        String directory =
                context.getEnvironment().getRequiredProperty("techpack.artifacts.directory");
        Files.delete(Path.of(directory, account.toString(), key.substring(0, 2), key));
    }

    static String newProduct() {
        return "product-" + UUID.randomUUID();
    }

    static Path newDirectory() {
        try {
            return Files.createTempDirectory("techpack-gateway");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** An account and its client. */
    record TestAccount(AccountId id, TestClient client) {

        /** Uploads a picture; returns the revision. */
        tools.jackson.databind.JsonNode revision(String product, String viewType) {
            return client.upload(
                            TestClient.API + "/products/" + product + "/revisions",
                            TestPictures.jpeg(400, 300, (product + viewType).hashCode()),
                            "photo.jpg",
                            viewType)
                    .is(201)
                    .json();
        }

        String revisionId(String product, String viewType) {
            return revision(product, viewType).get("revisionId").asString();
        }
    }
}
