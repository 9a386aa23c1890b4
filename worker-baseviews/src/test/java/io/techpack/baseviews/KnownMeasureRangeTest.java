package io.techpack.baseviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactStore;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.job.AccountId;
import io.techpack.job.FailureKind;
import io.techpack.job.Outcome;
import io.techpack.product.JobInput;
import io.techpack.product.KnownMeasure;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.TestViews;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.FakeStageRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures that no tape gives. */
class KnownMeasureRangeTest {

    @TempDir Path pictures;

    private final AccountId account = AccountId.next();

    private String refusal(byte[] photo, String kind, String key, double centimetres)
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JobInput input =
                new JobInput.BaseViews(
                        "product",
                        JobInput.Views.of(
                                List.of(TestViews.stored(store, account, photo, ViewType.FRONT))),
                        Optional.empty(),
                        Optional.of(kind),
                        Optional.of(new KnownMeasure(key, centimetres)));
        Outcome outcome =
                new BaseViewsHandler(
                                new EmbeddedViewAnalyst(CpuBulkhead.ofThisProcess()),
                                new FakeAnalysisCache(),
                                store)
                        .run(
                                new FakeStageRun(
                                        account,
                                        TechPackJob.BASE_VIEW_ANALYSIS,
                                        TechPackStage.BASE_VIEWS,
                                        input));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertThat(refused.kind()).isEqualTo(FailureKind.UNPROCESSABLE_REQUEST);
        return refused.why();
    }

    @ParameterizedTest
    @CsvSource({
        "body_length, 1",
        "body_length, 160",
        "chest_width, 110",
        "cuff_width, 1",
        "cuff_width, 40",
        "neck_width, 70"
    })
    void a_length_that_no_cut_has_is_refused_with_the_range_of_those_that_are(
            String key, double centimetres) throws InterruptedException {
        assertThat(refusal(BaseViewsHandlerTest.FRONT, "t-shirt", key, centimetres))
                .contains("no believable " + key + " of a t-shirt")
                .containsPattern("\\d+\\.\\d cm to \\d+\\.\\d cm are\\.");
    }

    @Test
    void a_measure_that_the_kind_has_not_is_refused_with_those_it_has()
            throws InterruptedException {
        assertThat(refusal(BaseViewsHandlerTest.FRONT, "t-shirt", "hood_height", 34))
                .contains(
                        "a t-shirt has no hood_height",
                        "body_length, shoulder_width",
                        "cuff_width");
        assertThat(refusal(BaseViewsHandlerTest.FRONT, "skirt", "sleeve_length", 60))
                .contains("a skirt has no sleeve_length", "waist_width");
    }

    @Test
    void a_length_that_makes_an_impossible_garment_is_refused_with_what_is_believable()
            throws InterruptedException {
        byte[] trousers =
                SampleGarments.draw(SampleKind.TROUSERS, 1).picture().scaledToFit(800).jpeg(0.88);

        assertThat(refusal(trousers, "pants", "front_rise", 48))
                .contains("front_rise of 48.0 cm makes the outseam")
                .containsPattern("\\d+\\.\\d cm to \\d+\\.\\d cm are believable");
    }
}
