package io.techpack.ledger;

import io.techpack.job.JobId;
import io.techpack.job.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keeps what is announced. Thread-safe. */
final class HandedOver implements Announcer {

    final List<Handover> handovers = Collections.synchronizedList(new ArrayList<>());
    final List<DueStage> queued = Collections.synchronizedList(new ArrayList<>());

    Handover last() {
        return handovers.getLast();
    }

    @Override
    public void handedOver(Handover handover) {
        handovers.add(handover);
    }

    @Override
    public void queued(JobId job, Stage stage, Optional<String> traceparent) {
        queued.add(new DueStage(job, stage));
    }

    @Override
    public void changed(List<JobChange> changes, boolean anyEnded) {}

    @Override
    public void canceled(JobChange job) {}
}
