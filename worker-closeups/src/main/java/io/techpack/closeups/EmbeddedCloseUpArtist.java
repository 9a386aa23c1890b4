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

    /** The session keeps its core: it has a decoded picture in memory. */
    @Override
    public Reply<CloseUpSession> open(List<ViewPicture> views, KnownProduct product, int shots)
            throws InterruptedException {
        Cores.Core core = cores.take();
        boolean opened = false;
        try {
            Reply<CloseUpSession> reply = core.run(() -> planned(core, views, product, shots));
            opened = reply instanceof Reply.Made<CloseUpSession>;
            return reply;
        } finally {
            if (!opened) {
                core.close();
            }
        }
    }

    private static Reply<CloseUpSession> planned(
            Cores.Core core, List<ViewPicture> views, KnownProduct product, int shots)
            throws InterruptedException {
        EmbeddedCloseUpSession session = new EmbeddedCloseUpSession(core, views);
        List<Integer> allocation = ShotAllocation.of(views.size(), shots);
        // the first view comes last: its picture is then at hand when the first shot is made
        for (int i = views.size() - 1; i >= 0; i--) {
            try {
                if (allocation.get(i) > 0) {
                    session.plan(i, product, allocation.get(i));
                }
            } catch (UnreadablePicture fault) {
                return Reply.refused(
                        FailureKind.UNPROCESSABLE_IMAGE,
                        "The %s view: %s"
                                .formatted(views.get(i).view().viewType().id(), fault.sentence()));
            }
        }
        return Reply.made(session);
    }
}
