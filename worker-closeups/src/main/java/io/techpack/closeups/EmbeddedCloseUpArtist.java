package io.techpack.closeups;

import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.List;

/**
 * Crops the pictures that there are, without a network; nothing is invented. The same views give
 * the same plan. Thread-safe.
 */
final class EmbeddedCloseUpArtist implements CloseUpArtist {

    private final CpuBulkhead cores;

    EmbeddedCloseUpArtist(CpuBulkhead cores) {
        this.cores = cores;
    }

    /** The sitting keeps its core: it has a decoded picture in memory. */
    @Override
    public EngineResult<Sitting> sit(List<ViewPicture> views, ProductContext product, int shots)
            throws InterruptedException {
        CpuBulkhead.Permit core = cores.acquire();
        boolean seated = false;
        try {
            EngineResult<Sitting> reply = core.run(() -> planned(core, views, product, shots));
            seated = reply instanceof EngineResult.Ok<Sitting>;
            return reply;
        } finally {
            if (!seated) {
                core.close();
            }
        }
    }

    private static EngineResult<Sitting> planned(
            CpuBulkhead.Permit core, List<ViewPicture> views, ProductContext product, int shots)
            throws InterruptedException {
        EmbeddedSitting sitting = new EmbeddedSitting(core, views);
        List<Integer> shares = ShotShares.of(views.size(), shots);
        // the first view comes last: its picture is then at hand when the first shot is made
        for (int i = views.size() - 1; i >= 0; i--) {
            try {
                if (shares.get(i) > 0) {
                    sitting.plan(i, product, shares.get(i));
                }
            } catch (UnreadablePicture fault) {
                return EngineResult.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "The %s view: %s"
                                .formatted(views.get(i).view().viewType().id(), fault.sentence()));
            }
        }
        return EngineResult.ok(sitting);
    }
}
