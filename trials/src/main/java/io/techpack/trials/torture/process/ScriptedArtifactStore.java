package io.techpack.trials.torture.process;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.job.AccountId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * The process's own artifact store, on a disk that the script makes slow, full or takes away.
 * Thread-safe.
 */
record ScriptedArtifactStore(ArtifactStore store, FaultScript script) implements ArtifactStore {

    private static final Duration SLOW = Duration.ofMillis(1_200);

    /** Wraps whatever store the process has. */
    static BeanPostProcessor around(FaultScript script) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ArtifactStore store
                        ? new ScriptedArtifactStore(store, script)
                        : bean;
            }
        };
    }

    @Override
    public ArtifactKey put(AccountId account, byte[] bytes, ArtifactType type) {
        switch (script.disk()) {
            case NORMAL -> {}
            case SLOW -> LockSupport.parkNanos(SLOW.toNanos());
            case FULL ->
                    throw new ArtifactStore.Unavailable(
                            "the scripted disk is full",
                            new IOException("No space left on device"));
            case GONE -> throw gone();
        }
        return store.put(account, bytes, type);
    }

    @Override
    public Optional<byte[]> find(AccountId account, ArtifactKey key) {
        if (script.disk() == DiskMode.GONE) {
            throw gone();
        }
        return store.find(account, key);
    }

    @Override
    public List<Stored> page(AccountId account, Optional<ArtifactKey> after, int limit) {
        if (script.disk() == DiskMode.GONE) {
            throw gone();
        }
        return store.page(account, after, limit);
    }

    @Override
    public boolean deleteUnlessPutSince(AccountId account, ArtifactKey key, Instant time) {
        if (script.disk() == DiskMode.GONE) {
            throw gone();
        }
        return store.deleteUnlessPutSince(account, key, time);
    }

    @Override
    public void clearUnfinished(AccountId account, Instant time) {
        if (script.disk() == DiskMode.GONE) {
            throw gone();
        }
        store.clearUnfinished(account, time);
    }

    private static Unavailable gone() {
        return new Unavailable("the scripted store is gone", new IOException("Connection refused"));
    }
}
