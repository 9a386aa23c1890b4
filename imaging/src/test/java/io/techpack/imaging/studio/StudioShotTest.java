package io.techpack.imaging.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.TestGarments;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.raster.Lab;
import io.techpack.imaging.sample.SampleKind;
import org.junit.jupiter.api.Test;

class StudioShotTest {

    @Test
    void the_product_stands_alone_on_white() throws InterruptedException {
        Picture shot = TestGarments.read(SampleKind.T_SHIRT).studioShot(0xFFFFFF);
        assertThat(shot.width()).isEqualTo(1200);
        assertThat(shot.height()).isEqualTo(1500);
        for (int x : new int[] {5, 600, 1194}) {
            assertThat(shot.argb(x, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        }
        assertThat(Lab.of(shot.argb(600, 900)).l()).isLessThan(60);
    }
}
