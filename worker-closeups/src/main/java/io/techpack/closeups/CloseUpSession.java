package io.techpack.closeups;

import io.techpack.artifact.ArtifactType;
import io.techpack.product.CloseUpImage;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Map;

/**
 * The work on the close-ups of one product. For one thread; whatever it holds is freed when it is
 * closed.
 */
interface CloseUpSession extends AutoCloseable {

    /** The shots in the order in which they are best made. */
    List<PlannedShot> plan();

    /**
     * Makes one of the planned shots.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws io.techpack.artifact.ArtifactStore.Unavailable if a picture cannot be read now
     */
    EngineResult<MadeCloseUp> make(PlannedShot shot) throws InterruptedException;

    @Override
    void close();

    /**
     * A shot that is to be made.
     *
     * @param view the place, from 0, of the view that it is taken of
     */
    record PlannedShot(int view, CloseUpImage.Shot shot) {}

    /**
     * A close-up, made.
     *
     * @param picture encoded
     * @param thumbnail encoded as the picture is
     * @param analysis what it shows
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be stored, never compared
    record MadeCloseUp(
            byte[] picture, byte[] thumbnail, ArtifactType type, Map<String, Object> analysis) {}
}
