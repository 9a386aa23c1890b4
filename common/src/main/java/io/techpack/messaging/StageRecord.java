package io.techpack.messaging;

import io.techpack.ledger.DueStage;
import org.apache.kafka.common.TopicPartition;

/** A record on a stage's topic: what is due, and where the record stands. */
public record StageRecord(DueStage due, TopicPartition partition, long offset) {}
