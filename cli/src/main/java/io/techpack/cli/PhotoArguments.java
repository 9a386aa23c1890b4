package io.techpack.cli;

import io.techpack.cli.client.Photo;
import io.techpack.product.ViewType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which view each photo shows: as said ({@code front=photo.jpg}), as named ({@code
 * shirt-back.jpg}), or else the next of front, back and side.
 */
final class PhotoArguments {

    static final int MOST = 5;

    private PhotoArguments() {}

    static List<Photo> read(List<String> arguments) {
        Set<ViewType> known =
                arguments.stream()
                        .flatMap(argument ->
                                said(argument).or(() -> named(fileOf(argument))).stream())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ViewType.class)));
        List<Photo> photos = new ArrayList<>();
        for (String argument : arguments) {
            Path file = fileOf(argument);
            ViewType view = said(argument).or(() -> named(file)).orElseGet(() -> next(known));
            photos.add(new Photo(view, file));
        }
        return List.copyOf(photos);
    }

    /**
     * A name for the product, from the first photo's: {@code linen-shirt-front.jpg} is a
     * linen-shirt.
     */
    static String product(List<Photo> photos) {
        String name = stem(photos.getFirst().file());
        String product =
                words(name).stream()
                        .filter(word -> ViewType.find(word).isEmpty())
                        .collect(Collectors.joining("-"));
        return product.isEmpty() ? "product" : product.substring(0, Math.min(64, product.length()));
    }

    private static ViewType next(Set<ViewType> known) {
        for (ViewType view : new ViewType[] {ViewType.FRONT, ViewType.BACK, ViewType.SIDE}) {
            if (known.add(view)) {
                return view;
            }
        }
        return ViewType.OTHER;
    }

    private static Optional<ViewType> said(String argument) {
        int equals = argument.indexOf('=');
        return equals < 0 ? Optional.empty() : ViewType.find(argument.substring(0, equals));
    }

    private static Path fileOf(String argument) {
        return Path.of(
                said(argument).isPresent()
                        ? argument.substring(argument.indexOf('=') + 1)
                        : argument);
    }

    private static Optional<ViewType> named(Path file) {
        return words(stem(file)).stream().flatMap(word -> ViewType.find(word).stream()).findFirst();
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
