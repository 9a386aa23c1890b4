package io.techpack.baseviews.retouch;

import io.techpack.baseviews.words.Alternatives;
import io.techpack.baseviews.words.Corrections;
import io.techpack.baseviews.words.Lexicon;
import io.techpack.imaging.Retouching;
import io.techpack.imaging.studio.Retouch;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody wants of a picture.
 *
 * @param wanted what can be tried
 * @param undone sentences on what is not understood or cannot be done to a picture
 */
public record RetouchWishes(List<Retouch> wanted, List<String> undone) {

    public RetouchWishes {
        wanted = List.copyOf(wanted);
        undone = List.copyOf(undone);
    }

    /** The standard studio shot: what is made where nothing is asked for. */
    public static RetouchWishes standard() {
        return new RetouchWishes(List.of(Retouch.Ground.WHITE), List.of());
    }

    /**
     * Reads wishes in plain words, several at once; what is said after "no, wait" takes the place
     * of what was said before.
     */
    public static RetouchWishes in(String prompt) {
        List<String> said = Corrections.said(prompt);
        RetouchWishes wishes = uncorrected(said.getFirst());
        for (int i = 1; i < said.size(); i++) {
            wishes = wishes.correctedBy(uncorrected(said.get(i)), said.get(i));
        }
        return wishes;
    }

    /** What is of the same kind goes, else the last wish does, also where nothing is understood. */
    private RetouchWishes correctedBy(RetouchWishes later, String words) {
        List<Retouch> kept = new ArrayList<>(wanted);
        boolean replaced =
                kept.removeIf(each ->
                        later.wanted.stream()
                                .anyMatch(wish ->
                                        each.getClass() == wish.getClass() && same(each, wish)));
        List<String> why = new ArrayList<>(undone);
        if (!replaced && !kept.isEmpty()) {
            kept.removeLast();
        } else if (!replaced && !why.isEmpty()) {
            why.removeLast();
        }
        kept.addAll(later.wanted);
        why.addAll(later.undone);
        if (later.wanted.isEmpty()) {
            why.add(
                    "'%s': say the whole wish that shall take the place of the last"
                            .formatted(words));
        }
        return new RetouchWishes(kept, why);
    }

    private static RetouchWishes uncorrected(String prompt) {
        if (Alternatives.in(prompt)) {
            return new RetouchWishes(List.of(), List.of("it leaves a choice; say one"));
        }
        List<Retouch> wanted = new ArrayList<>();
        List<String> undone = new ArrayList<>();
        for (Clause clause : Clause.all(Lexicon.all().tokens(prompt))) {
            RetouchWishes wishes = new ClauseReader(clause).read();
            for (Retouch wish : wishes.wanted) {
                boolean known =
                        wanted.stream()
                                .anyMatch(each ->
                                        each.getClass() == wish.getClass() && same(each, wish));
                if (known && !wanted.contains(wish)) {
                    undone.add("'%s': only one of these at a time".formatted(clause.text()));
                } else if (!known) {
                    wanted.add(wish);
                }
            }
            undone.addAll(wishes.undone);
        }
        if (!wanted.isEmpty()) {
            undone.removeIf(each -> each.endsWith(ClauseReader.NOT_WHICH));
        }
        return new RetouchWishes(wanted, undone);
    }

    /** Two of a kind exclude each other, unless they are about different areas. */
    private static boolean same(Retouch one, Retouch other) {
        return !(one instanceof Retouch.OfPixels first)
                || !(other instanceof Retouch.OfPixels second)
                || first.area() == second.area();
    }

    /** What can be asked for, for people. */
    public static String possible() {
        return "background (white, grey, black or any colour), brighter or darker, more or less contrast, warmer or"
                + " cooler, black and white, white balance, less of a tint, straighten, rotate, mirror, centre, zoom, crop to the"
                + " product or a part of it (%s), another colour of the product"
                        .formatted(Retouching.partsInWords());
    }
}
