package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.embedded.EmbeddedServers;
import io.techpack.embedded.EmbeddedSettings;
import io.techpack.embedded.LoopbackPort;
import io.techpack.job.AccountId;
import io.techpack.job.Outcome;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.stage.StageHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers as somebody else runs them: certificates, passwords, and only the rights that are needed.
 */
@Timeout(180)
class SecuredServersTest {

    private static final StageHandler DONE = _ -> Outcome.done("{}");
    private static final String TOPIC = "techpack.edit";
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"worker\" password=\"a-secret\";";

    @TempDir Path directory;

    @Test
    void a_worker_works_over_tls_with_a_password_and_no_right_to_make_topics() throws Exception {
        Certificates certificates = Certificates.in(directory);
        int plain = LoopbackPort.free();
        int secured = LoopbackPort.free();
        try (EmbeddedServers servers =
                        EmbeddedServers.start(secured(certificates, plain, secured));
                Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + plain))) {
            allow(admin, ResourceType.GROUP, "techpack-workers", AclOperation.READ);
            try (TestWorker worker =
                            TestWorker.start(
                                    settings(servers, certificates, secured),
                                    Map.of(TechPackStage.EDIT, DONE));
                    CapturedLog log = new CapturedLog()) {
                assertThat(worker.isEncrypted()).isTrue();
                AccountId account = worker.account(1_000);

                // nothing is there, and it may make nothing: the log says what is missing
                succeeds(worker, account);
                assertThat(worker.claims("kafka")).isZero();

                allow(admin, ResourceType.TOPIC, "techpack.", AclOperation.DESCRIBE);
                await().atMost(WorkerTestBase.SOON)
                        .until(() -> !log.with("CREATE topic techpack.").isEmpty());

                make(admin);
                allow(admin, ResourceType.TOPIC, "techpack.", AclOperation.READ);
                allow(admin, ResourceType.TOPIC, "techpack.", AclOperation.WRITE);
                heardThroughKafka(worker, account);
                assertThat(log.with("topic " + TOPIC + " has 1 partitions")).hasSize(1);

                // records that nobody has read are gone, as retention takes them
                admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(4))).all().get();
                deleteAllRecords(admin);
                heardThroughKafka(worker, account);
                assertThat(log.troubles())
                        .filteredOn(line -> line.contains("turn of the work loop"))
                        .isEmpty();
            }
        }
    }

    private static void heardThroughKafka(TestWorker worker, AccountId account) {
        double before = worker.claims("kafka");
        await().atMost(WorkerTestBase.SOON)
                .until(() -> {
                    succeeds(worker, account);
                    return worker.claims("kafka") > before;
                });
    }

    private static void succeeds(TestWorker worker, AccountId account) {
        WorkerTestBase.succeeds(worker, account, worker.submit(account, TechPackJob.FIELD_EDIT));
    }

    private static void make(Admin admin) throws Exception {
        List<String> names =
                new ArrayList<>(List.of("techpack.job-updates", "techpack.cancellations"));
        for (TechPackStage stage : TechPackStage.values()) {
            names.add("techpack." + stage.id());
        }
        admin.createTopics(names.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList())
                .all()
                .get();
    }

    private static void deleteAllRecords(Admin admin) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(TOPIC, 0), RecordsToDelete.beforeOffset(-1)))
                .all()
                .get();
    }

    private static void allow(Admin admin, ResourceType type, String prefix, AclOperation operation)
            throws Exception {
        admin.createAcls(
                        List.of(
                                new AclBinding(
                                        new ResourcePattern(type, prefix, PatternType.PREFIXED),
                                        new AccessControlEntry(
                                                "User:worker",
                                                "*",
                                                operation,
                                                AclPermissionType.ALLOW))))
                .all()
                .get();
    }

    private static List<String> settings(
            EmbeddedServers servers, Certificates certificates, int secured) {
        return List.of(
                "spring.datasource.url="
                        + servers.jdbcUrl()
                        + "?sslmode=verify-full&sslrootcert="
                        + certificates.certificate(),
                "spring.datasource.username=" + servers.user(),
                "spring.datasource.password=" + servers.password(),
                "spring.kafka.bootstrap-servers=127.0.0.1:" + secured,
                "spring.kafka.security.protocol=SASL_SSL",
                "spring.kafka.properties.sasl.mechanism=PLAIN",
                "spring.kafka.properties.sasl.jaas.config=" + LOGIN,
                "spring.kafka.ssl.trust-store-type=PEM",
                "spring.kafka.ssl.trust-store-location=file:" + certificates.certificate(),
                "spring.kafka.properties.metadata.max.age.ms=500",
                "techpack.kafka.partitions=4",
                "techpack.kafka.retry-after=100ms",
                "techpack.ledger.sweep-after=200ms",
                // what the test submits comes as from another process
                "techpack.worker.eager-first-stage=false",
                "techpack.worker.idle-sweep-interval=100ms");
    }

    /** Both servers with the certificate; a second door of Kafka for who administers it. */
    private EmbeddedSettings secured(Certificates certificates, int plain, int secured) {
        String here = "://127.0.0.1:";
        int controller = LoopbackPort.free();
        return EmbeddedSettings.in(directory.resolve("servers"))
                .withPorts(0, plain)
                .withPostgres("ssl", "on")
                .withPostgres("ssl_cert_file", certificates.certificate().toString())
                .withPostgres("ssl_key_file", certificates.key().toString())
                .withKafka(
                        "listeners",
                        "PLAINTEXT"
                                + here
                                + plain
                                + ",SASL_SSL"
                                + here
                                + secured
                                + ",CONTROLLER"
                                + here
                                + controller)
                .withKafka(
                        "advertised.listeners",
                        "PLAINTEXT" + here + plain + ",SASL_SSL" + here + secured)
                .withKafka(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT")
                .withKafka("inter.broker.listener.name", "PLAINTEXT")
                .withKafka("controller.quorum.voters", "1@127.0.0.1:" + controller)
                .withKafka(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .withKafka("super.users", "User:ANONYMOUS")
                .withKafka("sasl.enabled.mechanisms", "PLAIN")
                .withKafka(
                        "listener.name.sasl_ssl.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required user_worker=\"a-secret\";")
                .withKafka("ssl.keystore.type", "PKCS12")
                .withKafka("ssl.keystore.location", certificates.store().toString())
                .withKafka("ssl.keystore.password", Certificates.PASSWORD)
                .withKafka("ssl.key.password", Certificates.PASSWORD);
    }
}
