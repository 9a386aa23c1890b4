package io.techpack.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaRestartTest {

    @Test
    void clients_go_on_when_kafka_comes_back_on_its_port_again_and_again(@TempDir Path directory)
            throws Exception {
        try (var kafka = EmbeddedKafka.start(EmbeddedSettings.in(directory))) {
            Records.createTopic(kafka.bootstrapServers(), "topic");
            try (var producer = Records.producer(kafka.bootstrapServers());
                    var consumer = Records.consumer(kafka.bootstrapServers(), "readers");
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                consumer.subscribe(List.of("topic"));
                producer.send(new ProducerRecord<>("topic", "before")).get(20, TimeUnit.SECONDS);
                assertThat(Records.take(consumer, 1)).containsExactly("before");
                for (var value : List.of("first outage", "second outage")) {
                    kafka.stop();
                    assertThat(LoopbackPort.isFree(portOf(kafka))).isTrue();
                    // A send to no broker blocks its caller.
                    var sent =
                            threads.submit(() ->
                                    producer.send(new ProducerRecord<>("topic", value)).get());
                    kafka.restart();
                    sent.get(20, TimeUnit.SECONDS);
                    assertThat(Records.take(consumer, 1)).containsExactly(value);
                }
            }
        }
    }

    private static int portOf(EmbeddedKafka kafka) {
        return Integer.parseInt(kafka.bootstrapServers().split(":", -1)[1]);
    }
}
