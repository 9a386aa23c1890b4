package io.techpack.trials.bench;

/**
 * What was used since some beginning, or between two moments.
 *
 * @param appSeconds of processor time by this JVM without the broker: gateway, workers, garbage
 *     collection and the load generator itself
 * @param postgresSeconds of processor time by all processes of PostgreSQL
 * @param kafkaSeconds of processor time by the broker's threads
 * @param commits that wrote something
 * @param walBytes written ahead
 * @param roundTrips statements that PostgreSQL was sent; negative where it does not count them
 */
record ResourceUsage(
        double appSeconds,
        double postgresSeconds,
        double kafkaSeconds,
        long commits,
        long walBytes,
        long roundTrips) {

    ResourceUsage since(ResourceUsage before) {
        return new ResourceUsage(
                appSeconds - before.appSeconds,
                postgresSeconds - before.postgresSeconds,
                kafkaSeconds - before.kafkaSeconds,
                commits - before.commits,
                walBytes - before.walBytes,
                roundTrips < 0 ? -1 : roundTrips - before.roundTrips);
    }
}
