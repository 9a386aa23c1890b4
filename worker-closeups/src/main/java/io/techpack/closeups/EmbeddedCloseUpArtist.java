package io.techpack.closeups;

import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.FailureKind;
import io.techpack.worker.Cores;
import io.techpack.worker.KnownProduct;
import io.techpack.worker.Reply;
import io.techpack.worker.ViewPicture;
import java.util.List;

/**
 * Crops the pictures that there are, without a network; nothing is invented. The same views give
 * the same plan. Thread-safe.
 */
final class EmbeddedCloseUpArtist implements CloseUpArtist {

    private final Cores cores;

    EmbeddedCloseUpArtist(Cores cores) {
        this.cores = cores;
    }

    /** The sitting keeps its core: it has a decoded picture in memory. */
    @Override
    public Reply<Sitting> sit(List<ViewPicture> views, KnownProduct product, int shots)
            throws InterruptedException {
        Cores.Core core = cores.take();
        boolean seated = false;
        try {
            Reply<Sitting> reply = core.run(() -> planned(core, views, product, shots));
            seated = reply instanceof Reply.Made<Sitting>;
            return reply;
        } finally {
            if (!seated) {
                core.close();
            }
        }
    }

    private static Reply<Sitting> planned(
            Cores.Core core, List<ViewPicture> views, KnownProduct product, int shots)
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
                return Reply.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "The %s view: %s"
                                .formatted(views.get(i).view().viewType().id(), fault.sentence()));
            }
        }
        return Reply.made(sitting);
    }
}
