package io.techpack.closeups;

import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Optional;

/**
 * Crops the pictures that there are, without a network; nothing is invented. The same views give
 * the same plan. Thread-safe.
 */
final class EmbeddedCloseUpArtist implements CloseUpArtist {

    private final CpuBulkhead cores;

    EmbeddedCloseUpArtist(CpuBulkhead cores) {
        this.cores = cores;
    }

    /** The session keeps its core: it has a decoded picture in memory. */
    @Override
    public EngineResult<CloseUpSession> open(
            List<ViewPicture> views, ProductContext product, int shots)
            throws InterruptedException {
        CpuBulkhead.Permit core = cores.acquire();
        boolean opened = false;
        try {
            EngineResult<CloseUpSession> reply =
                    core.run(() -> planned(core, views, product, shots));
            opened = reply instanceof EngineResult.Ok<CloseUpSession>;
            return reply;
        } finally {
            if (!opened) {
                core.close();
            }
        }
    }

    private static EngineResult<CloseUpSession> planned(
            CpuBulkhead.Permit core, List<ViewPicture> views, ProductContext product, int shots)
            throws InterruptedException {
        EmbeddedCloseUpSession session = new EmbeddedCloseUpSession(core, views);
        List<Integer> allocation = ShotAllocation.of(views.size(), shots);
        // the first view comes last: its picture is then at hand when the first shot is made
        for (int i = views.size() - 1; i >= 0; i--) {
            try {
                Optional<String> fault =
                        allocation.get(i) > 0
                                ? session.plan(i, product, allocation.get(i))
                                : Optional.empty();
                if (fault.isPresent()) {
                    return EngineResult.refused(FailureKind.UNPROCESSABLE_REQUEST, fault.get());
                }
            } catch (UnreadablePicture fault) {
                return EngineResult.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "The %s view: %s"
                                .formatted(views.get(i).view().viewType().id(), fault.sentence()));
            }
        }
        return EngineResult.ok(session);
    }
}
