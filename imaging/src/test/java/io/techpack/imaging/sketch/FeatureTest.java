package io.techpack.imaging.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.flat.FlatTemplate;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.shape.Measure;
import org.junit.jupiter.api.Test;

class FeatureTest {

    @Test
    void a_callout_has_its_own_parts_measure_or_none() {
        assertThat(named(GarmentClass.T_SHIRT, "Armhole").measure()).isEmpty();
        assertThat(named(GarmentClass.T_SHIRT, "Sleeve hem").measure())
                .contains(Measure.CUFF_WIDTH);
        assertThat(named(GarmentClass.T_SHIRT, "Neckline").measure()).contains(Measure.NECK_WIDTH);
        assertThat(named(GarmentClass.HOODIE, "Hood").measure()).contains(Measure.HOOD_HEIGHT);
    }

    @Test
    void what_nobody_has_seen_says_so() {
        assertThat(named(GarmentClass.T_SHIRT, "Armhole").specification())
                .endsWith("(usual, not seen)");
    }

    private static Feature named(GarmentClass kind, String name) {
        return Feature.of(FlatTemplate.usual(kind), ViewSide.FRONT).stream()
                .filter(feature -> feature.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
