package io.techpack.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time of the postmaster and its children, as Linux counts it; nothing elsewhere. */
record PostgresCpu(Optional<ProcessHandle> postmaster) {

    // USER_HZ, which is 100 on every architecture that matters
    private static final double TICKS_A_SECOND = 100;

    static PostgresCpu serving(Connection database) throws SQLException {
        try (var query = database.createStatement();
                var row = query.executeQuery("select pg_backend_pid() as bench_pid")) {
            row.next();
            return new PostgresCpu(ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent));
        }
    }

    /** Processor time of all that live, and of those that ended. */
    double seconds() {
        return postmaster.stream()
                .mapToDouble(parent ->
                        ticks(parent, true)
                                + parent.children().mapToDouble(child -> ticks(child, false)).sum())
                .sum();
    }

    private static double ticks(ProcessHandle process, boolean withEnded) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // the name, in parentheses, may hold anything; the third field follows it
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            // utime, stime, cutime, cstime: fields 14 to 17 of proc(5)
            return Stream.of(fields)
                            .skip(11)
                            .limit(withEnded ? 4 : 2)
                            .mapToLong(Long::parseLong)
                            .sum()
                    / TICKS_A_SECOND;
        } catch (IOException _) {
            return 0; // it has just ended
        }
    }
}
