package io.techpack.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import io.techpack.job.Outcome;
import io.techpack.job.WorkerId;
import io.techpack.ledger.Assignment;
import io.techpack.ledger.DueStage;
import io.techpack.ledger.Item;
import io.techpack.ledger.Ledger;
import io.techpack.ledger.Submission;
import io.techpack.ledger.TestDatabase;
import io.techpack.product.Products.Product;
import io.techpack.product.Products.Sourced;
import io.techpack.product.Products.TechPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read of products after real jobs. */
class ProductsTest {

    private static final String PICTURE = "0".repeat(64) + ".jpg";

    private long time = 1_700_000_000_000L;
    private TestDatabase database;
    private Ledger ledger;
    private Revisions revisions;
    private Products products;
    private AccountId account;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        ledger = database.ledger();
        revisions = new Revisions(database.database());
        products = new Products(database.database());
        account = database.account(1_000);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.assertCreditsFit();
        database.close();
    }

    @Test
    void pages_of_products_stay_right_while_revisions_and_products_arrive() {
        for (int i = 0; i < 5; i++) {
            sent("product-" + i, ViewType.FRONT);
        }
        List<Product> first = products.page(account, Products.NEWEST, 2);
        sent("product-0", ViewType.BACK);
        sent("product-3", ViewType.BACK);
        sent("new", ViewType.FRONT);

        List<String> seen = new ArrayList<>();
        for (List<Product> page = first;
                !page.isEmpty();
                page = products.page(account, page.getLast().place(), 2)) {
            page.forEach(product -> seen.add(product.id()));
        }

        assertThat(seen)
                .containsExactly("product-4", "product-3", "product-2", "product-1", "product-0");
        assertThat(products.page(account, Products.NEWEST, 1).getFirst().id()).isEqualTo("new");
        assertThat(products.page(database.account(1), Products.NEWEST, 9)).isEmpty();
    }

    @Test
    void a_product_exists_from_its_first_revision_on_and_for_its_account_alone() {
        assertThat(products.exists(account, "shirt")).isFalse();
        Revision front = sent("shirt", ViewType.FRONT);
        Revision back = sent("shirt", ViewType.BACK);

        AccountId other = database.account(1);
        assertThat(products.exists(account, "shirt")).isTrue();
        assertThat(products.exists(other, "shirt")).isFalse();
        assertThat(products.revisions(account, "shirt", Products.NEWEST, 9))
                .extracting(each -> each.revision().id())
                .containsExactly(back.id(), front.id());
        assertThat(products.revisions(account, "shirt", back.id(), 9))
                .extracting(each -> each.revision().id())
                .containsExactly(front.id());
        assertThat(products.revisions(other, "shirt", Products.NEWEST, 9)).isEmpty();
        assertThat(products.history(other, front.id())).isEmpty();
    }

    @Test
    void the_tech_pack_merges_the_latest_results_of_every_kind() {
        Revision front = sent("shirt", ViewType.FRONT);
        Revision back = sent("shirt", ViewType.BACK);
        run(TechPackJob.CATEGORY_DETECTION, "{\"category\":\"BAGS\"}");
        JobId category = run(TechPackJob.CATEGORY_DETECTION, "{\"category\":\"APPAREL\"}");
        JobId analysed =
                run(
                        TechPackJob.BASE_VIEW_ANALYSIS,
                        "{}",
                        about(0, front, "{\"v\":\"front\"}"),
                        about(1, back, "{\"v\":\"back\"}"));
        run(TechPackJob.CLOSE_UP_GENERATION, "{}", Item.of(0, "{\"order\":9}"));
        JobId shot =
                run(
                        TechPackJob.CLOSE_UP_GENERATION,
                        "{}",
                        Item.of(0, "{\"order\":1}"),
                        Item.of(1, "{\"order\":2}"));
        JobId sketched =
                run(
                        TechPackJob.SKETCH_GENERATION,
                        "{}",
                        Item.of(0, "{\"viewType\":\"front\",\"n\":1}"),
                        Item.of(1, "{\"viewType\":\"back\",\"n\":1}"));
        JobId frontAgain =
                run(
                        TechPackJob.SKETCH_GENERATION,
                        "{}",
                        Item.of(0, "{\"viewType\":\"front\",\"n\":2}"));

        TechPack pack = products.techPack(account, "shirt");

        assertThat(pack.category().orElseThrow().job()).isEqualTo(category);
        assertThat(pack.category().orElseThrow().document().get("category").asString())
                .isEqualTo("APPAREL");
        assertThat(pack.baseViews()).extracting(Sourced::job).containsOnly(analysed);
        assertThat(pack.baseViews())
                .extracting(each -> each.document().get("v").asString())
                .containsExactly("front", "back");
        assertThat(pack.closeUps()).extracting(Sourced::job).containsExactly(shot, shot);
        assertThat(pack.sketches()).extracting(Sourced::job).containsExactly(frontAgain, sketched);
        assertThat(products.techPack(database.account(1), "shirt").baseViews()).isEmpty();
        assertThat(products.techPack(account, "trousers").category()).isEmpty();
    }

    @Test
    void an_analysis_after_an_edit_is_shown_and_the_edit_stays_what_the_revision_was_made_by() {
        Revision front = sent("shirt", ViewType.FRONT);
        run(TechPackJob.BASE_VIEW_ANALYSIS, "{}", about(0, front, "{\"material\":\"cotton\"}"));
        Revision edited = made("shirt", front);
        JobId edit =
                run(
                        TechPackJob.FIELD_EDIT,
                        "{\"updatedValue\":\"linen\"}",
                        "{\"fieldPath\":\"material\",\"prompt\":\"to linen\"}",
                        NewRevision.with(Item.of(0, "{\"material\":\"linen\"}"), edited));
        assertThat(documents()).containsExactly("{\"material\":\"linen\"}");
        String corrected = "{\"material\":\"linen\",\"kind\":\"hoodie\"}";
        JobId analysis = run(TechPackJob.BASE_VIEW_ANALYSIS, "{}", about(0, edited, corrected));

        assertThat(products.techPack(account, "shirt").baseViews())
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.job()).isEqualTo(analysis);
                    assertThat(view.document()).hasToString(corrected);
                });
        assertThat(revisions.analyses(account, List.of(edited.id(), edited.id())).get(edited.id()))
                .hasToString(corrected);
        assertThat(products.analysis(account, edited.id()).orElseThrow().job()).isEqualTo(analysis);
        Products.History history = products.history(account, edited.id()).orElseThrow();
        assertThat(history.line())
                .extracting(change -> change.revision().revision().id())
                .containsExactly(front.id(), edited.id());
        assertThat(history.line().getFirst().origin()).isEmpty();
        Products.Origin origin = history.line().getLast().origin().orElseThrow();
        assertThat(origin.job()).isEqualTo(edit);
        assertThat(origin.type()).isEqualTo("edit");
        assertThat(origin.fieldPath()).hasValue("material");
        assertThat(origin.prompt()).hasValue("to linen");
        assertThat(origin.result().orElseThrow().get("updatedValue").asString()).isEqualTo("linen");
        assertThat(products.history(account, front.id()).orElseThrow().children())
                .extracting(change -> change.revision().revision().id())
                .containsExactly(edited.id());
    }

    @Test
    void what_was_regenerated_stands_for_the_product_only_if_it_was_to_replace() {
        Revision front = sent("shirt", ViewType.FRONT);
        run(TechPackJob.BASE_VIEW_ANALYSIS, "{}", about(0, front, "{\"n\":1}"));
        run(
                TechPackJob.VIEW_REGENERATION,
                "{}",
                "{\"replaceCurrent\":false}",
                NewRevision.with(Item.of(0, "{\"n\":2}"), made("shirt", front)));
        assertThat(documents()).containsExactly("{\"n\":1}");

        run(
                TechPackJob.VIEW_REGENERATION,
                "{}",
                "{\"replaceCurrent\":true}",
                NewRevision.with(Item.of(0, "{\"n\":3}"), made("shirt", front)));
        assertThat(documents()).containsExactly("{\"n\":3}");
    }

    private List<String> documents() {
        return products.techPack(account, "shirt").baseViews().stream()
                .map(each -> each.document().toString())
                .toList();
    }

    /** An id of a moment after all others, however fast the test runs. */
    private UUID later() {
        return new UUID(++time << 16 | 0x7000L, 1L << 63);
    }

    private Revision sent(String product, ViewType view) {
        Revision revision = revision(product, view, Optional.empty());
        revisions.add(account, revision);
        return revision;
    }

    private Revision made(String product, Revision parent) {
        return revision(product, parent.viewType(), Optional.of(parent.id()));
    }

    private Revision revision(String product, ViewType view, Optional<UUID> parent) {
        return new Revision(later(), product, view, PICTURE, PICTURE, 9, 9, "0", parent);
    }

    private static Item about(int ordinal, Revision revision, String content) {
        return Item.of(ordinal, content).about(revision.id());
    }

    private JobId run(TechPackJob type, String result, Item... items) {
        return run(type, result, "{}", items);
    }

    private JobId run(TechPackJob type, String result, String input, Item... items) {
        Submission submission =
                new Submission(
                        new JobId(later()),
                        account,
                        type,
                        "shirt",
                        input,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        ledger.submit(submission);
        Assignment assignment =
                ledger.claim(
                                WorkerId.next(),
                                List.of(new DueStage(submission.id(), type.first().stage())))
                        .getFirst();
        for (Item item : items) {
            ledger.progress(assignment, 1, items.length, "made", Optional.of(item));
        }
        assertThat(ledger.complete(assignment, Outcome.done(result))).isTrue();
        return submission.id();
    }
}
