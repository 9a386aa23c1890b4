package io.techpack.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.messaging.Topics;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Three brokers, of which one is killed under load. */
@Tag("long")
@Timeout(240)
class KafkaClusterTest extends WorkerTestBase {

    private static final Logger log = LoggerFactory.getLogger(KafkaClusterTest.class);
    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final String TOPIC = Topics.of(TechPackStage.EDIT);

    @TempDir Path directory;

    @Test
    void work_goes_on_through_kafka_when_one_of_three_brokers_is_killed_and_nothing_is_lost()
            throws Exception {
        try (KafkaCluster kafka = KafkaCluster.in(directory);
                Admin admin = kafka.admin()) {
            AccountId account = database.account(1_000_000);
            List<String> settings = settings();
            settings.removeIf(setting -> setting.startsWith("spring.kafka.bootstrap-servers="));
            settings.add("spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
            try (TestWorker one = TestWorker.start(settings, Map.of(TechPackStage.EDIT, DONE));
                    TestWorker two = TestWorker.start(settings, Map.of(TechPackStage.EDIT, DONE))) {
                RepeatingClients clients =
                        new RepeatingClients(
                                4,
                                RepeatingClients.to(one.ledger(), account, TechPackJob.FIELD_EDIT));
                try (clients) {
                    await().atMost(SOON).until(() -> byKafka(one, two) > 100);
                    assertThat(partitions(admin))
                            .allMatch(partition -> partition.replicas().size() == 3);

                    int leader = leaderOf(partitions(admin).getFirst());
                    List<JobId> before = clients.accepted();
                    long begin = System.nanoTime();
                    kafka.kill(leader);
                    await().atMost(RECOVERED).until(() -> allSucceeded(one, account, before));
                    long ended = System.nanoTime();
                    await().atMost(RECOVERED)
                            .until(() ->
                                    partitions(admin).stream()
                                            .map(KafkaClusterTest::leaderOf)
                                            .allMatch(now -> now > 0 && now != leader));
                    double heard = byKafka(one, two);
                    await().atMost(RECOVERED).until(() -> byKafka(one, two) > heard + 100);
                    log.info(
                            "jobs of before ended {} ms after the kill, 100 more were heard of through Kafka after {} ms",
                            Duration.ofNanos(ended - begin).toMillis(),
                            Duration.ofNanos(System.nanoTime() - begin).toMillis());
                }
                List<JobId> all = clients.accepted();
                await().atMost(RECOVERED).until(() -> allSucceeded(two, account, all));
                log.info(
                        "{} jobs were acknowledged, all of them succeeded; claims by Kafka {}, by sweeps {}",
                        all.size(),
                        byKafka(one, two),
                        one.claims("sweep") + two.claims("sweep"));
                assertThat(clients.outages()).isZero();
                assertThat(database.count("select count(*) from job")).isEqualTo(all.size());
            }
        }
    }

    private static double byKafka(TestWorker one, TestWorker two) {
        return one.claims("kafka") + two.claims("kafka");
    }

    private static List<TopicPartitionInfo> partitions(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .toList();
    }

    /** The node, 1 the first; 0 while there is none. */
    private static int leaderOf(TopicPartitionInfo partition) {
        Node leader = partition.leader();
        return leader == null || leader.isEmpty() ? 0 : leader.id();
    }
}
