package io.techpack.imaging.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.imaging.TestGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.imaging.texture.SurfacePattern;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewAnalysisTest {

    @ParameterizedTest
    @EnumSource(SampleKind.class)
    void every_part_is_filled_and_no_percentage_is_measured(SampleKind kind)
            throws InterruptedException {
        ViewAnalysis analysis =
                TestGarments.read(kind).analysis(kind.garmentClass(), Optional.empty());
        assertThat(analysis.materials())
                .isNotEmpty()
                .allSatisfy(material -> {
                    assertThat(material.confidence()).isLessThanOrEqualTo(0.45);
                    assertThat(
                                    material.percentage().isEmpty()
                                            || material.note().contains("assumed"))
                            .isTrue();
                });
        assertThat(analysis.dimensions().all()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(analysis.constructionDetails()).isNotEmpty();
        assertThat(analysis.designElements()).isNotEmpty();
        assertThat(analysis.hardwareAndTrims()).isNotEmpty();
        assertThat(analysis.confidences().overall()).isBetween(0.3, 0.9);
        assertThat(analysis.notes()).anyMatch(note -> note.contains("assume"));
    }

    @Test
    void a_plain_dress_is_solid_and_flared() throws InterruptedException {
        ViewAnalysis analysis =
                TestGarments.read(SampleKind.DRESS)
                        .analysis(SampleKind.DRESS.garmentClass(), Optional.empty());
        assertThat(analysis.pattern()).isEqualTo(SurfacePattern.SOLID);
        assertThat(analysis.designElements())
                .anyMatch(element ->
                        element.name().equals("silhouette")
                                && element.description().startsWith("A-line"));
    }
}
