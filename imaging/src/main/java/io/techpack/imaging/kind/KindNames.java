package io.techpack.imaging.kind;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What people call the kinds of product in German, French, Spanish and Chinese, and in English
 * where a whole word tells it; for other English names see {@link GarmentClass}. Immutable, any
 * thread.
 */
final class KindNames {

    /** A name with a hyphen before it also ends compounds: a Sommerkleid is a Kleid. */
    private static final String TABLE =
            """
            DRESS = -kleid, -kleider, robe, robes, vestido, vestidos, 连衣裙, 衬衫裙, 旗袍, frock, playsuit, dirndl, combinaison, enterizo
            SKIRT = -rock, -röcke, jupe, jupes, falda, faldas, 裙, kilt, skort, minijupe, jupette, minifalda, pollera
            T_SHIRT = camiseta, camisetas, playera, remera, t恤, 短袖衫, tshirt, t shirt, crop top, kurzarmshirt, polera, 圆领衫
            UNDERSHIRT = unterhemd, trägertop, trägerhemd, débardeur, camiseta de tirantes, camiseta interior, 背心, 吊带衫, singlet, marcel, caraco, maillot de corps, musculosa, 吊带
            HOODIE = kapuzenpullover, kapuzenpulli, kapuzenshirt, sweat à capuche, pull à capuche, sudadera con capucha, 连帽卫衣, 连帽衫, hoody, sweat-shirt à capuche, sudadera de capucha, buzo con capucha, 帽衫
            LONGSLEEVE = -pullover, -pulli, strickjacke, langarmshirt, pull, sweat, suéter, jersey, sudadera, 卫衣, 毛衣, 针织衫, 长袖衫, 长袖t恤, chandail, tricot, cárdigan, chompa, buzo, 开衫
            SHIRT = -hemd, -hemden, -bluse, -blusen, chemise, chemises, chemisier, camisa, camisas, blusa, blusas, 衬衫, 衬衣, button-up, button-down, guayabera, 女衬衫
            BLAZER = -sakko, anzug, anzugjacke, veste de costume, veston, americana, 西装, 西服, sport coat, sports coat, dinner jacket, tuxedo, jackett, veste de tailleur, chaqueta de traje, saco, 西装外套, 西装上衣
            POLO = polohemd, polohemden, polo tee, chomba, 保罗衫, 马球衫
            OUTWEAR = -jacke, -jacken, -mantel, -weste, anorak, blouson, veste, vestes, manteau, doudoune, imperméable, chaqueta, cazadora, abrigo, 外套, 夹克, 大衣, 风衣, 羽绒服, 棉服, windbreaker, gilet, poncho, cape, raincoat, trench, chamarra, gabardina, plumífero
            SHORTS = kurze hose, kurzen hose, short, bermuda, bermudas, pantalon court, pantalón corto, pantalones cortos, 短裤, hotpants, board shorts, short pants, 热裤, 五分裤
            PANTS = -hose, -hosen, pantalon, pantalons, jean, pantalón, pantalones, vaqueros, tejanos, mallas, 裤, slacks, jogger, culottes, capris, tights, leggins, 长裤
            SHOES = -schuh, -schuhe, -stiefel, -sandale, -sandalen, chaussure, chaussures, botte, bottes, bottine, bottines, baskets, sandales, zapato, zapatos, zapatilla, zapatillas, bota, botas, botines, sandalia, sandalias, 鞋, 靴, trainers, clogs, slippers, moccasins, flip-flops, pumps, -pantoffel, -pantoffeln, mocassins, escarpins, espadrilles, mocasines, alpargatas
            HAT = -mütze, -mützen, hut, sonnenhut, strohhut, kappe, chapeau, bonnet, casquette, gorro, gorra, sombrero, 帽子, 棒球帽, 鸭舌帽, 渔夫帽, cap, beret, béret, boina, sonnenhüte, -hüte
            BAG = tasche, handtasche, umhängetasche, schultertasche, einkaufstasche, reisetasche, sporttasche, gürteltasche, rucksack, sac, sacs, pochette, bolso, bolsos, bolsa, mochila, 包, satchel, beutel, cabas, cartera, 手提袋
            """;

    private static final String HEAD = "-";
    private static final Map<String, GarmentClass> KINDS = kinds();
    private static final Pattern NAME = name();

    /** What follows is about the kind before it: a "veste en jeans" is no pair of jeans. */
    private static final Pattern ABOUT_IT =
            Pattern.compile("\\s+(?:en|à|au|aux|avec|de|du|des|con|mit|aus|im|für|pour|para)\\s.*");

    /** No shoe. */
    private static final String GLOVE = "handschuh";

    private KindNames() {}

    /**
     * A kind that words name.
     *
     * @param others all words but the name
     * @param leads whether what is behind the name says something of the product
     */
    record Named(GarmentClass kind, String others, boolean leads) {}

    /**
     * The kind that the words name: where words have letters the first, in Chinese, whose words end
     * in what they are about, the last; empty if there is none.
     *
     * @param words in lower case
     */
    static Optional<Named> in(String words) {
        List<MatchResult> found = NAME.matcher(words).results().toList();
        if (found.isEmpty() || words.contains(GLOVE)) {
            return Optional.empty();
        }
        MatchResult first = found.getFirst();
        MatchResult meant = isHan(first.group()) ? found.getLast() : first;
        String rest = words.substring(meant.end());
        return Optional.of(
                new Named(
                        kind(meant.group()),
                        words.substring(0, meant.start()) + " " + rest,
                        ABOUT_IT.matcher(rest).matches()));
    }

    /** Of the name itself, or of the longest head that ends the compound. */
    private static GarmentClass kind(String found) {
        return KINDS.keySet().stream()
                .filter(name ->
                        name.startsWith(HEAD)
                                ? found.endsWith(name.substring(1))
                                : found.equals(name))
                .max(Comparator.comparingInt(name -> name.replaceFirst("^" + HEAD, "").length()))
                .map(KINDS::get)
                .orElseThrow();
    }

    private static Map<String, GarmentClass> kinds() {
        Map<String, GarmentClass> kinds = new HashMap<>();
        TABLE.lines()
                .map(line -> line.split(" = "))
                .forEach(line -> {
                    for (String name : line[1].split(", ")) {
                        kinds.put(name, GarmentClass.valueOf(line[0]));
                    }
                });
        return Map.copyOf(kinds);
    }

    private static Pattern name() {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:%1$s|(?:\\p{L}{3,}-?)?(?:%2$s))(?![\\p{L}\\p{N}])|%3$s"
                        .formatted(
                                anyOf(name -> !isHan(name) && !name.startsWith(HEAD)),
                                anyOf(name -> name.startsWith(HEAD)),
                                anyOf(KindNames::isHan)));
    }

    private static String anyOf(Predicate<String> which) {
        return KINDS.keySet().stream()
                .filter(which)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(name -> name.startsWith(HEAD) ? name.substring(1) : name)
                .collect(Collectors.joining("|"));
    }

    private static boolean isHan(String words) {
        return words.codePoints().anyMatch(Character::isIdeographic);
    }
}
