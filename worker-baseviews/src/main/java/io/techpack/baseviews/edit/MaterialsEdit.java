package io.techpack.baseviews.edit;

import io.techpack.baseviews.words.Lexicon;
import io.techpack.baseviews.words.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What an instruction that sets something says of the materials of one component.
 *
 * @param names of what is edited
 */
record MaterialsEdit(ListItems items, Instruction instruction, Set<String> names) {

    private static final ListShape SHAPE = ListShape.MATERIALS;

    /**
     * The list as it then is, or what speaks against it; empty if the instruction is about one item
     * of the list as it stands there.
     *
     * @param mentioned the component of the item that the instruction names, if it names one
     */
    Optional<Reading<JsonNode>> read(Optional<String> mentioned) {
        Components components = Components.of(list());
        if (instruction.target().filter(target -> !isKnown(target, components)).isPresent()) {
            return Optional.of(unknown(instruction.target().get(), components));
        }
        boolean bare = instruction.kind() == Instruction.Kind.SAY;
        Composed composed = Composed.of(instruction.words(), components);
        Composed said = bare ? composed.orEnding(components) : composed;
        Optional<String> headed = said.heading().flatMap(components::named);
        if (said.heading().isPresent() && headed.isEmpty()) {
            return Optional.of(unknown(said.heading().get(), components));
        }
        Optional<String> targeted = instruction.target().flatMap(components::named);
        return Shares.said(
                        SHAPE,
                        list(),
                        said.materials(),
                        headed.or(() -> targeted).or(() -> mentioned))
                .or(() -> targeted.flatMap(component -> wholly(component, said.materials())))
                .or(() ->
                        headed.or(() ->
                                        targeted.filter(_ -> mentioned.isEmpty())
                                                .filter(_ -> instruction.newValue().isPresent())
                                                .filter(each -> !each.equals(components.main())))
                                .map(component -> material(component, said.materials())));
    }

    /** "Change the body to 100 % linen" leaves nothing else in it. */
    private Optional<Reading<JsonNode>> wholly(String component, String words) {
        return Share.all(words) instanceof Reading.Value<List<Share>>(List<Share> shares)
                        && shares.size() == 1
                        && Share.sum(shares) == 100
                ? Optional.of(Shares.composition(SHAPE, list(), shares, Optional.of(component)))
                : Optional.empty();
    }

    private ArrayNode list() {
        return items.list();
    }

    /** A component, a material that is listed, or the product as a whole. */
    private boolean isKnown(String target, Components components) {
        return components.named(target).isPresent()
                || !items.called(target).isEmpty()
                || !items.about(target).isEmpty()
                || Lexicon.all().tokens(target).stream()
                        .allMatch(token ->
                                token.is(Meaning.FILLER)
                                        || token.is(Meaning.A)
                                        || token.is(Meaning.PRODUCT)
                                        || names.contains(token.text()));
    }

    private static Reading<JsonNode> unknown(String words, Components components) {
        return Reading.fault(
                "'%s' is no component that is known; there are %s; say it as in: lining: 60 %% cotton, 40 %% linen",
                words, String.join(", ", components.present()));
    }

    /** One material of a component: in place of the only one there is, or as the first. */
    private Reading<JsonNode> material(String component, String said) {
        String words = Composed.bare(said);
        List<Share> share =
                Share.all(words) instanceof Reading.Value<List<Share>>(List<Share> parts)
                        ? parts
                        : List.of();
        if (!share.isEmpty()) {
            return Shares.composition(SHAPE, list(), share, Optional.of(component));
        }
        List<Integer> same =
                IntStream.range(0, list().size())
                        .filter(i -> list().get(i).path("component").asString("").equals(component))
                        .boxed()
                        .toList();
        if (same.size() > 1) {
            return Reading.fault(
                    "%s has several materials; say their shares, as in: %s: 60 %% cotton, 40 %% linen",
                    component, component);
        }
        return Wording.name(words)
                .then(_ -> SHAPE.item(words, Optional.of(component), list()))
                .then(item -> {
                    if (same.isEmpty()) {
                        list().add(item);
                    } else {
                        list().get(same.getFirst()).asObject().put(SHAPE.main(), words);
                    }
                    return Reading.of(list());
                });
    }
}
