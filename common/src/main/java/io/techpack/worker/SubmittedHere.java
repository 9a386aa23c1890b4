package io.techpack.worker;

import io.techpack.job.Stage;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.EagerStart;
import io.techpack.ledger.Ledger;
import io.techpack.worker.WorkMetrics.Source;
import java.util.Optional;

/** Begins jobs that are submitted in this process, where the worker has room. Thread-safe. */
final class SubmittedHere implements EagerStart {

    private final WorkerId worker;
    private final Ledger ledger;
    private final WorkLoop loop;
    private final AttemptRunner attempts;
    private final WorkMetrics metrics;
    private final UncertainClaims uncertainClaims;

    SubmittedHere(
            WorkerId worker,
            Ledger ledger,
            WorkLoop loop,
            AttemptRunner attempts,
            WorkMetrics metrics,
            UncertainClaims uncertainClaims) {
        this.worker = worker;
        this.ledger = ledger;
        this.loop = loop;
        this.attempts = attempts;
        this.metrics = metrics;
        this.uncertainClaims = uncertainClaims;
    }

    @Override
    public Optional<Room> reserve(Stage stage) {
        return loop.reserveIdle(stage).map(ReservedSlot::new);
    }

    private final class ReservedSlot implements Room {

        private final Slot slot;

        private ReservedSlot(Slot slot) {
            this.slot = slot;
        }

        @Override
        public WorkerId worker() {
            return worker;
        }

        @Override
        public void begin(Assignment assignment) {
            if (loop.stopping()) {
                slot.free();
                ledger.release(assignment.lease());
                return;
            }
            metrics.claimed(assignment, Source.EAGER);
            attempts.start(assignment, slot, Arrival.by(Source.EAGER));
        }

        @Override
        public void free() {
            slot.free();
        }

        @Override
        public void uncertain() {
            uncertainClaims.noticed();
        }
    }
}
