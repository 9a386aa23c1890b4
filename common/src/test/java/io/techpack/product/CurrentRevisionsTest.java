package io.techpack.product;

import static io.techpack.product.ViewType.BACK;
import static io.techpack.product.ViewType.DETAIL;
import static io.techpack.product.ViewType.FRONT;
import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.product.CurrentRevisions.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentRevisionsTest {

    @Test
    void the_newest_picture_of_each_side_stands_for_it() {
        assertThat(current(sent(1, BACK), sent(2, FRONT), sent(3, FRONT))).containsExactly(3, 1);
    }

    @Test
    void all_details_stand_for_themselves() {
        assertThat(current(sent(1, DETAIL), sent(2, DETAIL))).containsExactly(2, 1);
    }

    @Test
    void an_edit_takes_the_place_of_what_was_edited() {
        assertThat(
                        current(
                                sent(1, DETAIL),
                                sent(2, DETAIL),
                                edit(3, 1, DETAIL),
                                edit(4, 3, DETAIL)))
                .containsExactly(4, 2);
    }

    @Test
    void of_two_edits_of_the_same_revision_the_newer_one_stands() {
        assertThat(current(sent(1, DETAIL), edit(2, 1, DETAIL), edit(3, 1, DETAIL)))
                .containsExactly(3);
    }

    @Test
    void what_was_made_beside_a_revision_does_not_stand_and_neither_do_its_edits() {
        assertThat(current(sent(1, FRONT), beside(2, 1, FRONT), edit(3, 2, FRONT)))
                .containsExactly(1);
    }

    @Test
    void what_took_the_place_of_a_revision_without_an_analysis_stands() {
        assertThat(current(edit(7, 6, FRONT))).containsExactly(7);
        assertThat(current(beside(7, 6, FRONT))).isEmpty();
    }

    @Test
    void a_restored_revision_stands_again_until_it_is_edited_anew() {
        Candidate restored = restored(sent(1, FRONT));

        assertThat(current(edit(2, 1, FRONT), edit(3, 2, FRONT), restored)).containsExactly(1);
        assertThat(current(edit(2, 1, FRONT), restored, edit(3, 1, FRONT))).containsExactly(3);
    }

    @Test
    void going_back_to_what_replaced_a_restored_one_is_possible_too() {
        Candidate first = restored(sent(1, DETAIL));
        Candidate second = restored(edit(2, 1, DETAIL));

        assertThat(current(edit(3, 2, DETAIL), first, second)).containsExactly(2);
    }

    @Test
    void a_restored_revision_that_was_made_beside_another_stands() {
        assertThat(current(sent(1, FRONT), restored(beside(2, 1, FRONT)))).containsExactly(2);
    }

    private static Candidate restored(Candidate each) {
        return new Candidate(each.id(), each.view(), each.parent(), each.replaces(), true);
    }

    private static List<Integer> current(Candidate... oldestFirst) {
        return CurrentRevisions.of(Arrays.asList(oldestFirst).reversed()).stream()
                .map(id -> (int) id.getLeastSignificantBits())
                .toList();
    }

    private static Candidate sent(int id, ViewType view) {
        return new Candidate(id(id), view, null, false, false);
    }

    private static Candidate edit(int id, int parent, ViewType view) {
        return new Candidate(id(id), view, id(parent), true, false);
    }

    private static Candidate beside(int id, int parent, ViewType view) {
        return new Candidate(id(id), view, id(parent), false, false);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
