package io.techpack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.techpack.cli.client.Photo;
import io.techpack.product.ViewType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhotoArgumentsTest {

    @Test
    void photos_without_a_view_are_front_back_and_side_in_their_order() {
        assertThat(views("a.jpg", "b.jpg", "c.jpg", "d.jpg"))
                .containsExactly(ViewType.FRONT, ViewType.BACK, ViewType.SIDE, ViewType.OTHER);
    }

    @Test
    void a_name_that_says_the_view_wins_over_the_order() {
        assertThat(views("shirt-back.jpg", "x.jpg", "shirt_SIDE.png"))
                .containsExactly(ViewType.BACK, ViewType.FRONT, ViewType.SIDE);
    }

    @Test
    void a_view_that_is_said_wins_over_the_name() {
        List<Photo> photos = PhotoArguments.read(List.of("detail=my=front.jpg"));
        assertThat(photos.getFirst().view()).isEqualTo(ViewType.DETAIL);
        assertThat(photos.getFirst().file()).hasToString("my=front.jpg");
    }

    @Test
    void a_word_that_only_contains_a_view_does_not_count() {
        assertThat(views("outside.jpg")).containsExactly(ViewType.FRONT);
    }

    @Test
    void the_product_is_named_after_the_first_photo_without_its_view() {
        assertThat(product("/tmp/Linen Shirt front.jpg")).isEqualTo("linen-shirt");
        assertThat(product("front.jpg")).isEqualTo("product");
    }

    private static List<ViewType> views(String... arguments) {
        return PhotoArguments.read(List.of(arguments)).stream().map(Photo::view).toList();
    }

    private static String product(String argument) {
        return PhotoArguments.product(PhotoArguments.read(List.of(argument)));
    }
}
