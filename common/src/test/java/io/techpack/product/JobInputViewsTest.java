package io.techpack.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JobInputViewsTest {

    private static final View SIDE = view(ViewType.SIDE, "1");
    private static final View FRONT = view(ViewType.FRONT, "2");
    private static final View BACK = view(ViewType.BACK, "3");
    private static final View OTHER_BACK = view(ViewType.BACK, "4");

    @Test
    void where_no_view_is_named_the_front_leads() {
        assertThat(JobInput.Views.of(List.of(SIDE, BACK, FRONT)).leadingView()).isEqualTo(FRONT);
    }

    @Test
    void where_there_is_no_front_either_the_first_leads() {
        assertThat(JobInput.Views.of(List.of(SIDE, BACK)).leadingView()).isEqualTo(SIDE);
    }

    @Test
    void a_named_view_leads_though_there_is_a_front() {
        assertThat(new JobInput.Views(List.of(FRONT, BACK), 1).leadingView()).isEqualTo(BACK);
    }

    @Test
    void the_leading_view_can_be_put_first_and_leads_as_before() {
        JobInput.Views views = new JobInput.Views(List.of(SIDE, FRONT, BACK), 2).leadingFirst();

        assertThat(views.all()).containsExactly(BACK, SIDE, FRONT);
        assertThat(views.leadingView()).isEqualTo(BACK);
    }

    @Test
    void of_two_views_from_one_side_the_leading_one_shows_it() {
        JobInput.Views views = new JobInput.Views(List.of(FRONT, BACK, OTHER_BACK), 2);

        assertThat(views.showing(ViewType.BACK)).contains(OTHER_BACK);
        assertThat(views.showing(ViewType.FRONT)).contains(FRONT);
        assertThat(views.showing(ViewType.TOP)).isEmpty();
    }

    @Test
    void there_is_a_view_and_it_is_one_of_them_that_leads() {
        assertThatThrownBy(() -> JobInput.Views.of(List.of())).hasMessageContaining("no view");
        for (int place : List.of(-1, 1)) {
            assertThatThrownBy(() -> new JobInput.Views(List.of(FRONT), place))
                    .hasMessage("view " + place + " cannot lead; there are 1");
        }
    }

    private static View view(ViewType type, String sha256) {
        return new View(null, type, sha256 + ".jpg", sha256 + ".jpg", sha256, null);
    }
}
