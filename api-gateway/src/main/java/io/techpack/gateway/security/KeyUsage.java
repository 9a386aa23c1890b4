package io.techpack.gateway.security;

import io.techpack.account.Accounts;
import io.techpack.account.Accounts.KeyUse;
import io.techpack.database.DatabaseUnavailable;
import io.techpack.gateway.settings.GatewaySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Remembers when keys were used, and writes that down now and then for all keys at once, never on a
 * request's way. What is not written yet is lost when the process crashes. Thread-safe.
 */
@Component
final class KeyUsage implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyUsage.class);

    private final Accounts accounts;
    private final Duration pause;
    private final ConcurrentMap<String, Instant> used = new ConcurrentHashMap<>();
    private @Nullable Thread writer;

    KeyUsage(Accounts accounts, GatewaySettings settings) {
        this.accounts = accounts;
        this.pause = settings.keyUsage();
    }

    void record(String prefix, Instant now) {
        used.put(prefix, now);
    }

    @Override
    public synchronized void start() {
        writer = Thread.ofVirtual().name("key-usage").start(this::run);
    }

    @Override
    public synchronized void stop() {
        if (writer != null) {
            writer.interrupt();
            writer = null;
            write();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return writer != null;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(pause);
                write();
            }
        } catch (InterruptedException _) {
            log.debug("the writer of key usage has stopped");
        }
    }

    private void write() {
        List<KeyUse> uses = new ArrayList<>();
        used.forEach((prefix, at) -> {
            uses.add(new KeyUse(prefix, at));
            used.remove(prefix, at);
        });
        if (uses.isEmpty()) {
            return;
        }
        try {
            accounts.recordUse(uses);
        } catch (DatabaseUnavailable outage) {
            log.debug("when keys were used is written later", outage);
            uses.forEach(use -> used.putIfAbsent(use.prefix(), use.at()));
        } catch (RuntimeException failure) {
            log.warn("when {} keys were used could not be written", uses.size(), failure);
        }
    }
}
