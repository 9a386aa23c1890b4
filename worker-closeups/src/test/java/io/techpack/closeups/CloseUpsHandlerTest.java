package io.techpack.closeups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.job.FailureKind;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.ledger.Item;
import io.techpack.product.CloseUpImage;
import io.techpack.product.JobInput;
import io.techpack.product.KnownMeasure;
import io.techpack.product.ProductCategory;
import io.techpack.product.TechPackJob;
import io.techpack.product.TechPackStage;
import io.techpack.product.TestViews;
import io.techpack.product.View;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.FakeStageRun;
import io.techpack.stage.StageHandler;
import io.techpack.stage.StageHandlerContract;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CloseUpsHandlerTest extends StageHandlerContract {

    private static final byte[] FRONT =
            SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().scaledToFit(800).jpeg(0.88);
    private static final byte[] BACK =
            SampleGarments.draw(SampleKind.T_SHIRT, 2).picture().scaledToFit(800).jpeg(0.88);

    @TempDir Path pictures;

    @Override
    protected StageHandler handler(ArtifactStore store) {
        return new CloseUpsHandler(new EmbeddedCloseUpArtist(CpuBulkhead.ofThisProcess()), store);
    }

    @Override
    protected JobType type() {
        return TechPackJob.CLOSE_UP_GENERATION;
    }

    @Override
    protected Stage stage() {
        return TechPackStage.CLOSE_UPS;
    }

    @Override
    protected JobInput input(ArtifactStore store) {
        return input(6, TestViews.stored(store, account, FRONT, ViewType.FRONT));
    }

    private static JobInput input(int shots, View... views) {
        return input(shots, JobInput.Views.of(List.of(views)));
    }

    private static JobInput input(int shots, JobInput.Views views) {
        return new JobInput.CloseUps("shirt", ProductCategory.APPAREL, views, shots);
    }

    private FakeStageRun run(JobInput input) {
        return new FakeStageRun(account, type(), stage(), input);
    }

    private static List<CloseUpImage> images(FakeStageRun run) {
        return run.shown().stream().map(CloseUpsHandlerTest::image).toList();
    }

    private static CloseUpImage image(Item item) {
        return Json.read(item.content(), CloseUpImage.class);
    }

    @Test
    void every_shot_of_the_plan_is_stored_and_shown_in_order() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun run = run(input(store));

        Outcome outcome = handler(store).run(run);

        assertThat(run.texts()).startsWith("Close-up 1/6 ready").endsWith("Close-up 6/6 ready");
        List<CloseUpImage> images = images(run);
        assertThat(images).extracting(CloseUpImage::order).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(images).extracting(CloseUpImage::id).doesNotHaveDuplicates();
        assertThat(images)
                .extracting(image -> image.shotMetadata().shotName())
                .doesNotHaveDuplicates()
                .contains("collar_neckline", "fabric_texture");
        for (CloseUpImage image : images) {
            for (String url : List.of(image.imageUrl(), image.thumbnailUrl())) {
                ArtifactKey key = new ArtifactKey(url.substring(ArtifactKey.PATH.length()));
                assertThat(store.find(account, key)).isPresent();
            }
            assertThat(image.analysisData())
                    .containsKeys("caption", "confidence", "source_view", "notes");
        }
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        JsonNode plan =
                Json.mapper().readTree(((Outcome.Done) outcome).result()).path("closeupPlan");
        assertThat(plan.size()).isEqualTo(6);
        assertThat(plan.at("/0/shot_name").asString())
                .isEqualTo(images.getFirst().shotMetadata().shotName());
    }

    @Test
    void shots_are_of_the_kind_and_without_the_print_that_the_analysis_says()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        BufferedImage printed = SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().toImage();
        Graphics2D graphics = printed.createGraphics();
        graphics.setColor(new Color(0xF4F1EA));
        graphics.fill(new Ellipse2D.Double(500, 620, 200, 160));
        graphics.dispose();
        byte[] photo = Picture.of(printed).scaledToFit(800).jpeg(0.88);
        View view = TestViews.stored(store, account, photo, ViewType.FRONT);
        String removed =
                """
                {"analysisData":{"edited_fields":["design_elements","print_region"],"design_elements":["pattern: solid"]%s}}
                """;
        JsonNode solid = Json.mapper().readTree(removed.formatted(""));
        JsonNode trousers =
                Json.mapper()
                        .readTree(
                                removed.formatted(",\"flat_spec\":{\"garment_class\":\"pants\"}"));

        assertThat(names(store, view)).contains("print", "collar_neckline");
        assertThat(names(store, view.withAnalysis(solid)))
                .contains("collar_neckline")
                .doesNotContain("print");
        assertThat(names(store, view.withAnalysis(trousers)))
                .contains("waistband", "front_rise")
                .doesNotContain("print", "collar_neckline");
    }

    @Test
    void a_known_measure_tells_how_wide_a_close_up_is_and_an_impossible_one_is_refused()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, FRONT, ViewType.FRONT);
        FakeStageRun unknown = run(input(6, view));
        FakeStageRun known = run(measured(view, "body_length", 72));
        FakeStageRun twice = run(measured(view, "body_length", 144));

        handler(store).run(unknown);
        handler(store).run(known);
        handler(store).run(twice);

        assertThat(images(unknown))
                .noneMatch(image -> image.analysisData().containsKey("width_centimetres"));
        for (int i = 0; i < 6; i++) {
            double width = width(known, i);
            assertThat(width).isBetween(4.0, 60.0);
            assertThat(width(twice, i)).isCloseTo(2 * width, within(0.2));
        }
        assertThat(handler(store).run(run(measured(view, "cuff_width", 70))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.kind())
                                        .isEqualTo(FailureKind.UNPROCESSABLE_REQUEST));
    }

    private static double width(FakeStageRun run, int image) {
        return (Double)
                Objects.requireNonNull(
                        images(run).get(image).analysisData().get("width_centimetres"));
    }

    private static JobInput measured(View view, String key, double centimetres) {
        return new JobInput.CloseUps(
                "shirt",
                ProductCategory.APPAREL,
                JobInput.Views.of(List.of(view)),
                6,
                Optional.of("t-shirt"),
                Optional.of(new KnownMeasure(key, centimetres)));
    }

    private List<String> names(ArtifactStore store, View view) throws InterruptedException {
        FakeStageRun run = run(input(8, view));
        handler(store).run(run);
        return images(run).stream().map(image -> image.shotMetadata().shotName()).toList();
    }

    @Test
    void the_shots_are_shared_among_the_views_with_the_front_first() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun run =
                run(
                        input(
                                8,
                                TestViews.stored(store, account, BACK, ViewType.BACK),
                                TestViews.stored(store, account, FRONT, ViewType.FRONT)));

        handler(store).run(run);

        assertThat(images(run))
                .extracting(image -> image.analysisData().get("source_view"))
                .containsExactly(
                        "front", "front", "front", "front", "back", "back", "back", "back");
        assertThat(images(run).subList(4, 8))
                .extracting(image -> image.shotMetadata().shotName())
                .allMatch(name -> name.startsWith("back_"))
                .doesNotContain("back_centre_front", "back_chest");
    }

    @Test
    void a_view_that_leads_comes_first_though_there_is_a_front() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        JobInput.Views ledByTheBack =
                new JobInput.Views(
                        List.of(
                                TestViews.stored(store, account, FRONT, ViewType.FRONT),
                                TestViews.stored(store, account, BACK, ViewType.BACK)),
                        1);
        FakeStageRun run = run(input(7, ledByTheBack));

        handler(store).run(run);

        assertThat(images(run))
                .extracting(image -> image.analysisData().get("source_view"))
                .containsExactly("back", "back", "back", "back", "front", "front", "front");
    }

    @Test
    void a_later_try_makes_the_missing_ones_with_the_ids_of_the_first()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        FakeStageRun cutShort = run(input(store)).losingItsLeaseAfter(4);
        assertThatThrownBy(() -> handler(store).run(cutShort))
                .isInstanceOf(InterruptedException.class);

        FakeStageRun second = cutShort.nextAttempt();
        handler(store).run(second);
        FakeStageRun third = second.nextAttempt();
        handler(store).run(third);

        assertThat(images(second)).extracting(CloseUpImage::order).containsExactly(5, 6);
        assertThat(third.shown()).isEmpty();
        assertThat(images(second).getFirst().id())
                .isEqualTo(cutShort.job().made(TechPackStage.CLOSE_UPS, 4));
    }

    @Test
    void a_view_that_cannot_be_read_is_refused_and_the_core_is_given_back()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        JobInput input = input(6, TestViews.stored(store, account, text, ViewType.FRONT));

        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            assertThat(handler(store).run(run(input)))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.kind())
                                            .isEqualTo(FailureKind.UNPROCESSABLE_IMAGE));
        }
    }

    @Test
    void allocated_shots_add_up_and_never_leave_the_leading_view_behind() {
        for (int shots = JobInput.ForCloseUps.FEWEST_SHOTS;
                shots <= JobInput.ForCloseUps.MOST_SHOTS;
                shots++) {
            for (int views = 1; views <= 5; views++) {
                List<Integer> allocated = ShotAllocation.of(views, shots);
                assertThat(allocated).hasSize(views);
                assertThat(allocated.stream().mapToInt(count -> count).sum()).isEqualTo(shots);
                assertThat(allocated).allMatch(count -> count <= allocated.getFirst());
            }
        }
        assertThat(ShotAllocation.of(3, 8)).containsExactly(4, 2, 2);
    }
}
