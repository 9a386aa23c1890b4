package io.techpack.imaging;

import io.techpack.imaging.sample.SampleGarment;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The drawn garments, drawn and read once for all tests. */
public final class TestGarments {

    private static final Map<SampleKind, SampleGarment> DRAWN = new ConcurrentHashMap<>();
    private static final Map<SampleKind, Garment> READ = new ConcurrentHashMap<>();

    private TestGarments() {}

    public static SampleGarment drawn(SampleKind kind) {
        return DRAWN.computeIfAbsent(kind, wanted -> SampleGarments.draw(wanted, 1));
    }

    public static Garment read(SampleKind kind) {
        return READ.computeIfAbsent(
                kind,
                wanted -> {
                    try {
                        return GarmentReader.read(drawn(wanted).picture());
                    } catch (InterruptedException interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                });
    }
}
