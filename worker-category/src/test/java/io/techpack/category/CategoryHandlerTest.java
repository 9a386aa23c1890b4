package io.techpack.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.artifact.ArtifactStore;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.sample.SampleGarment;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.job.FailureKind;
import io.techpack.job.JobType;
import io.techpack.job.Outcome;
import io.techpack.job.Stage;
import io.techpack.json.Json;
import io.techpack.product.DetectedCategory;
import io.techpack.product.JobInput;
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
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class CategoryHandlerTest extends StageHandlerContract {

    private static final byte[] T_SHIRT =
            SampleGarments.draw(SampleKind.T_SHIRT, 1).picture().scaledToFit(800).jpeg(0.88);
    private static final byte[] TROUSERS =
            SampleGarments.draw(SampleKind.TROUSERS, 1).picture().scaledToFit(800).jpeg(0.88);

    @TempDir Path pictures;

    @Override
    protected StageHandler handler(ArtifactStore store) {
        CategoryDetector detector = new EmbeddedCategoryDetector(CpuBulkhead.ofThisProcess());
        return new CategoryHandler(detector, store);
    }

    @Override
    protected JobType type() {
        return TechPackJob.CATEGORY_DETECTION;
    }

    @Override
    protected Stage stage() {
        return TechPackStage.CATEGORY;
    }

    @Override
    protected JobInput input(ArtifactStore store) {
        return input(TestViews.stored(store, account, T_SHIRT, ViewType.FRONT));
    }

    private static JobInput input(View view) {
        return new JobInput.Category("shirt", view);
    }

    private static JobInput techPack(View... views) {
        return JobInput.TechPack.of("shirt", JobInput.Views.of(List.of(views)));
    }

    private Outcome outcome(ArtifactStore store, JobInput input) throws InterruptedException {
        return handler(store).run(new FakeStageRun(account, type(), stage(), input));
    }

    private static DetectedCategory detected(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return Json.read(((Outcome.Done) outcome).result(), DetectedCategory.class);
    }

    @Test
    void it_looks_at_the_front_view_and_says_how_sure_it_is() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);

        DetectedCategory detected =
                detected(
                        outcome(
                                store,
                                techPack(
                                        TestViews.stored(store, account, TROUSERS, ViewType.BACK),
                                        TestViews.stored(
                                                store, account, T_SHIRT, ViewType.FRONT))));

        assertThat(detected.category()).isEqualTo(ProductCategory.APPAREL);
        assertThat(detected.subcategory()).isEqualTo("t-shirt");
        assertThat(detected.confidence()).isBetween(0.3, 1.0);
        assertThat(detected.reasoning()).endsWith(".");
        assertThat(detected.alternatives())
                .hasSize(2)
                .allSatisfy(other -> {
                    assertThat(other.subcategory()).isNotEqualTo("t-shirt");
                    assertThat(other.confidence()).isBetween(0.0, detected.confidence());
                });
    }

    @Test
    void a_detection_alone_takes_what_the_request_calls_it_but_still_looks_at_the_picture()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, T_SHIRT, ViewType.FRONT);
        Optional<String> words = Optional.of("summer dress");
        JobInput named = new JobInput.Category("shirt", view, Optional.empty(), words);
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        View broken = TestViews.stored(store, account, text, ViewType.FRONT);

        DetectedCategory detected = detected(outcome(store, named));

        assertThat(detected.category()).isEqualTo(ProductCategory.APPAREL);
        assertThat(detected.subcategory()).isEqualTo("summer dress");
        assertThat(detected.confidence()).isEqualTo(1);
        assertThat(
                        outcome(
                                store,
                                new JobInput.Category(
                                        "shirt",
                                        broken,
                                        Optional.of(ProductCategory.APPAREL),
                                        words)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void what_the_request_calls_it_is_not_guessed() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, T_SHIRT, ViewType.FRONT);
        JobInput named = named(view, Optional.of(ProductCategory.APPAREL), Optional.of("dress"));

        DetectedCategory detected = detected(outcome(store, named));

        assertThat(detected.subcategory()).isEqualTo("dress");
        assertThat(detected.confidence()).isEqualTo(1);
    }

    @Test
    void a_picture_in_which_nothing_stands_out_is_refused() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        Random random = new Random(3);
        int[] transparent = new int[300 * 300];
        int[] black = new int[transparent.length];
        Arrays.fill(black, 0xFF000000);
        int[] noise = random.ints(transparent.length).map(i -> i | 0xFF000000).toArray();

        for (int[] pixels : List.of(transparent, black, noise)) {
            byte[] png = Picture.of(300, 300, pixels).png();
            View view = TestViews.stored(store, account, png, ViewType.FRONT);
            assertThat(unprocessable(outcome(store, input(view))))
                    .startsWith("No product can be told");
        }
    }

    @Test
    void a_product_that_is_half_transparent_is_seen() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        SampleGarment drawn = SampleGarments.draw(SampleKind.T_SHIRT, 1);
        int width = drawn.picture().width();
        int[] pixels = new int[width * drawn.picture().height()];
        for (int i = 0; i < pixels.length; i++) {
            int rgb = drawn.picture().argb(i % width, Math.floorDiv(i, width)) & 0xFFFFFF;
            pixels[i] = drawn.truth().at(i) ? 0x78000000 | rgb : 0;
        }
        byte[] png = Picture.of(width, drawn.picture().height(), pixels).scaledToFit(400).png();
        View view = TestViews.stored(store, account, png, ViewType.FRONT);

        assertThat(detected(outcome(store, input(view))).subcategory()).isEqualTo("t-shirt");
    }

    /** A cup from the side, plainly lit, on a white table. */
    private static byte[] cup() {
        BufferedImage image = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(0xE9E7E3));
        graphics.fillRect(0, 0, 500, 500);
        graphics.setColor(new Color(0x2F6F8F));
        graphics.setStroke(new BasicStroke(26));
        graphics.draw(new Ellipse2D.Double(300, 190, 110, 130));
        graphics.fill(new RoundRectangle2D.Double(120, 130, 220, 250, 60, 60));
        graphics.setColor(new Color(0x1E4D66));
        graphics.fill(new Ellipse2D.Double(120, 110, 220, 60));
        graphics.dispose();
        return Picture.of(image).png();
    }

    @Test
    void what_is_no_known_product_is_refused_unless_the_request_says_what_it_is()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, cup(), ViewType.FRONT);

        assertThat(unprocessable(outcome(store, input(view))))
                .contains("none of the known kinds of product")
                .contains("subcategory");
        assertThat(unprocessable(outcome(store, techPack(view)))).contains("subcategory");

        JobInput named = named(view, Optional.empty(), Optional.of("cup"));
        assertThat(detected(outcome(store, named)).confidence()).isLessThanOrEqualTo(0.2);
    }

    /** The analysis of a view that was read as that kind. */
    private static View readAs(View view, String kind, boolean madeAnew) {
        ObjectNode analysis = Json.mapper().createObjectNode().put("confidenceScore", 0.61);
        analysis.putObject("analysisData").putObject("flat_spec").put("garment_class", kind);
        if (madeAnew) {
            analysis.putArray("changes").add("turned upside down");
        }
        return view.withAnalysis(analysis);
    }

    @Test
    void a_picture_that_shows_too_little_is_of_the_kind_that_is_known()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, cup(), ViewType.FRONT);

        DetectedCategory known = detected(outcome(store, techPack(readAs(view, "pants", false))));

        assertThat(known.category()).isEqualTo(ProductCategory.APPAREL);
        assertThat(known.subcategory()).isEqualTo("pants");
        assertThat(known.confidence()).isEqualTo(0.61);
        assertThat(known.reasoning()).isEqualTo("As this view was read before.");
        assertThat(unprocessable(outcome(store, techPack(readAs(view, "no kind", true)))))
                .contains("subcategory");
    }

    @Test
    void a_picture_that_was_made_anew_keeps_its_kind_and_another_is_looked_at()
            throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, T_SHIRT, ViewType.FRONT);
        DetectedCategory seen = detected(outcome(store, techPack(view)));

        assertThat(detected(outcome(store, techPack(readAs(view, "pants", true)))).subcategory())
                .isEqualTo("pants");
        assertThat(detected(outcome(store, techPack(readAs(view, "t-shirt", true)))))
                .isEqualTo(seen);
        assertThat(detected(outcome(store, techPack(readAs(view, "pants", false)))))
                .isEqualTo(seen);
    }

    @Test
    void what_is_said_holds_and_only_the_rest_is_guessed() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View view = TestViews.stored(store, account, T_SHIRT, ViewType.FRONT);

        DetectedCategory pants =
                detected(outcome(store, named(view, Optional.empty(), Optional.of("pants"))));
        assertThat(pants.category()).isEqualTo(ProductCategory.APPAREL);
        assertThat(pants.subcategory()).isEqualTo("pants");
        assertThat(pants.confidence()).isEqualTo(1);
        assertThat(pants.reasoning()).isEqualTo("As the request says.");

        DetectedCategory footwear =
                detected(
                        outcome(
                                store,
                                named(
                                        view,
                                        Optional.of(ProductCategory.FOOTWEAR),
                                        Optional.empty())));
        assertThat(footwear.category()).isEqualTo(ProductCategory.FOOTWEAR);
        assertThat(footwear.subcategory()).isEqualTo("shoes");
        assertThat(footwear.confidence()).isLessThan(0.5);

        DetectedCategory furniture =
                detected(
                        outcome(
                                store,
                                named(
                                        view,
                                        Optional.of(ProductCategory.FURNITURE),
                                        Optional.empty())));
        assertThat(furniture.category()).isEqualTo(ProductCategory.FURNITURE);
        assertThat(furniture.subcategory()).isEqualTo(DetectedCategory.UNKNOWN);
    }

    private static JobInput named(
            View view, Optional<ProductCategory> category, Optional<String> subcategory) {
        return new JobInput.TechPack(
                "shirt",
                JobInput.Views.of(List.of(view)),
                8,
                JobInput.ForSketches.ALL_SKETCHES,
                category,
                subcategory,
                Optional.empty());
    }

    @Test
    void it_looks_at_the_view_that_leads_though_there_is_a_front() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        View front = TestViews.stored(store, account, T_SHIRT, ViewType.FRONT);
        View back = TestViews.stored(store, account, TROUSERS, ViewType.BACK);
        JobInput.Views ledByTheBack = new JobInput.Views(List.of(front, back), 1);

        DetectedCategory detected =
                detected(outcome(store, JobInput.TechPack.of("shirt", ledByTheBack)));

        assertThat(detected).isEqualTo(detected(outcome(store, input(back))));
        assertThat(detected).isNotEqualTo(detected(outcome(store, input(front))));
    }

    @Test
    void a_picture_that_cannot_be_read_is_refused_with_advice() throws InterruptedException {
        ArtifactStore store = ArtifactStore.inDirectory(pictures);
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        byte[] cutShort = Arrays.copyOf(T_SHIRT, T_SHIRT.length / 3);

        for (byte[] unreadable : List.of(text, cutShort)) {
            View view = TestViews.stored(store, account, unreadable, ViewType.FRONT);
            assertThat(unprocessable(outcome(store, input(view)))).endsWith(".");
        }
    }

    /** Why the picture was refused, for good. */
    private static String unprocessable(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.kind())
                                        .isEqualTo(FailureKind.UNPROCESSABLE_IMAGE));
        return ((Outcome.Refused) outcome).why();
    }
}
