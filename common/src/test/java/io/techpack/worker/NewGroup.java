package io.techpack.worker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A consumer group that has read all that was written before it. Thread-safe. */
final class NewGroup {

    private static final Map<String, Admin> ADMINS = new HashMap<>();

    private NewGroup() {}

    /** Makes the group; topics that are not there yet are read from their beginning. */
    static void atTheEnd(String bootstrapServers, String group) {
        Admin admin = admin(bootstrapServers);
        try {
            Map<TopicPartition, OffsetAndMetadata> ends = ends(admin);
            if (!ends.isEmpty()) {
                admin.alterConsumerGroupOffsets(group, ends).all().get();
            }
        } catch (ExecutionException fault) {
            throw new IllegalStateException("no group " + group + " could be made", fault);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(Admin admin)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions =
                admin
                        .describeTopics(admin.listTopics().names().get())
                        .allTopicNames()
                        .get()
                        .values()
                        .stream()
                        .flatMap(topic ->
                                topic.partitions().stream()
                                        .map(each ->
                                                new TopicPartition(topic.name(), each.partition())))
                        .toList();
        return admin
                .listOffsets(
                        partitions.stream()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(), _ -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                end -> new OffsetAndMetadata(end.getValue().offset())));
    }

    private static synchronized Admin admin(String bootstrapServers) {
        return ADMINS.computeIfAbsent(
                bootstrapServers,
                servers ->
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers)));
    }
}
