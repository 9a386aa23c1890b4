package io.techpack.cli;

import io.techpack.cli.up.OneProcessSystem;
import io.techpack.cli.up.SystemSettings;
import io.techpack.job.AccountId;
import io.techpack.trials.bench.LocalSystem;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The one-process system, as bench measures it. */
record BenchSystem(OneProcessSystem system) implements LocalSystem {

    static LocalSystem launch(
            Path directory, List<Class<?>> stages, Map<String, String> properties) {
        SystemSettings settings = new SystemSettings(directory, 0, Integer.MAX_VALUE, properties);
        return new BenchSystem(OneProcessSystem.start(settings, stages));
    }

    @Override
    public URI url() {
        return system.url();
    }

    @Override
    public URI startGateway() {
        return system.startGateway();
    }

    @Override
    public AccountId account() {
        return OneProcessSystem.ACCOUNT;
    }

    @Override
    public <T> T bean(Class<T> type) {
        return system.bean(type);
    }

    @Override
    public Connection database() throws SQLException {
        return system.database();
    }

    @Override
    public String brokerThreads() {
        return OneProcessSystem.BROKER_THREADS;
    }

    @Override
    public void close() {
        system.close();
    }
}
