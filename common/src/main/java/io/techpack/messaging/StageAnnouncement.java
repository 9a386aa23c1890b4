package io.techpack.messaging;

import io.techpack.ledger.Due;
import org.apache.kafka.common.TopicPartition;

/** A record on a stage's topic: what is due, and where the record stands. */
public record StageAnnouncement(Due due, TopicPartition partition, long offset) {}
