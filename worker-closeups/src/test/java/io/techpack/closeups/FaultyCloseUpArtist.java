package io.techpack.closeups;

import io.techpack.artifact.ArtifactType;
import io.techpack.closeups.CloseUpSession.MadeCloseUp;
import io.techpack.closeups.CloseUpSession.PlannedShot;
import io.techpack.job.Outcome;
import io.techpack.product.CloseUpImage;
import io.techpack.product.ProductContext;
import io.techpack.product.ViewPicture;
import io.techpack.stage.EngineResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes close-ups of nothing in particular.
 *
 * @param faults what it answers instead, by the place of the shot in the plan, from 0
 */
record FaultyCloseUpArtist(Map<Integer, Outcome> faults) implements CloseUpArtist {

    @Override
    public EngineResult<CloseUpSession> open(
            List<ViewPicture> views, ProductContext product, int shots) {
        List<PlannedShot> plan =
                IntStream.range(0, shots).mapToObj(FaultyCloseUpArtist::shot).toList();
        return EngineResult.ok(
                new CloseUpSession() {
                    @Override
                    public List<PlannedShot> plan() {
                        return plan;
                    }

                    @Override
                    public EngineResult<MadeCloseUp> make(PlannedShot shot) {
                        int place = plan.indexOf(shot);
                        return faults.containsKey(place)
                                ? new EngineResult.Err<>(faults.get(place))
                                : EngineResult.ok(closeUp(place));
                    }

                    @Override
                    public void close() {}
                });
    }

    private static PlannedShot shot(int place) {
        return new PlannedShot(
                0,
                new CloseUpImage.Shot(
                        "shot_" + (place + 1),
                        "a detail",
                        "to see it",
                        new CloseUpImage.Region(0, 0, 1, 1)));
    }

    private static MadeCloseUp closeUp(int place) {
        byte[] picture = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) place};
        return new MadeCloseUp(picture, picture, ArtifactType.JPEG, Map.of());
    }
}
