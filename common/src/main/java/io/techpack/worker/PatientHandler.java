package io.techpack.worker;

import io.techpack.artifact.ArtifactStoreUnavailable;
import io.techpack.job.Outcome;
import io.techpack.ledger.LedgerUnavailable;
import java.util.Optional;

/**
 * A handler that answers {@link Outcome.Again} when the artifact store or the database is away
 * while another handler works, whose checkpoints the next try finds. As thread-safe as the other.
 */
public final class PatientHandler implements StageHandler {

    private final StageHandler worker;

    public PatientHandler(StageHandler worker) {
        this.worker = worker;
    }

    @Override
    public Outcome run(StageRun run) throws InterruptedException {
        try {
            return worker.run(run);
        } catch (ArtifactStoreUnavailable fault) {
            return Outcome.againBlameless(
                    "The picture store cannot be used now: " + fault.getMessage());
        } catch (LedgerUnavailable fault) {
            return Outcome.againBlameless(
                    "The database cannot be reached now: " + fault.getMessage());
        }
    }

    @Override
    public Optional<Outcome.Done> settle(StageRun run, Shortfall shortfall) {
        return worker.settle(run, shortfall);
    }
}
