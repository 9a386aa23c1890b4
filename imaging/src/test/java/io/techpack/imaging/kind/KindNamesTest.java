package io.techpack.imaging.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people call each kind, in English; German; French; Spanish; Chinese. */
class KindNamesTest {

    private static final String NAMES =
            """
            T_SHIRT = t-shirt, tee, crop top; kurzarmshirt, t-shirt, tshirt; tee-shirt, t-shirt, tshirt; camiseta, playera, remera, polera; t恤, 短袖衫, 圆领衫
            LONGSLEEVE = sweater, jumper, cardigan; pullover, strickjacke, langarmshirt, rollkragenpullover; pull, chandail, tricot; suéter, jersey, sudadera, buzo; 卫衣, 毛衣, 针织衫, 开衫
            HOODIE = hoodie, hoody, hooded sweatshirt; kapuzenpullover, kapuzenpulli, kapuzenshirt; sweat à capuche, pull à capuche, sweat-shirt à capuche; sudadera con capucha, sudadera de capucha, buzo con capucha; 连帽卫衣, 连帽衫, 帽衫
            SHIRT = shirt, blouse, button-down; hemd, bluse, oberhemd; chemise, chemisier, blouse; camisa, blusa, guayabera; 衬衫, 衬衣, 女衬衫
            POLO = polo, polo shirt, polo tee; polohemd, poloshirt, polo; polo, chemise polo, polo piqué; polo, camisa polo, chomba; polo衫, 保罗衫, 马球衫
            UNDERSHIRT = tank top, camisole, singlet; unterhemd, trägertop, trägerhemd; débardeur, caraco, marcel; camiseta de tirantes, camiseta interior, musculosa; 背心, 吊带衫, 吊带
            DRESS = dress, gown, frock; kleid, sommerkleid, dirndl; robe, combinaison, robe d'été; vestido, vestidos, enterizo; 连衣裙, 衬衫裙, 旗袍
            SKIRT = skirt, kilt, miniskirt; rock, faltenrock, minirock; jupe, minijupe, jupette; falda, minifalda, pollera; 裙子, 短裙, 百褶裙
            PANTS = trousers, jeans, slacks, leggings; hose, hosen, stoffhose; pantalon, jean, pantalons; pantalón, vaqueros, mallas; 裤子, 牛仔裤, 长裤
            SHORTS = shorts, board shorts, hotpants; kurze hose, shorts, bermudashorts; short, bermuda, pantalon court; pantalón corto, bermudas, shorts; 短裤, 热裤, 五分裤
            OUTWEAR = jacket, coat, parka, windbreaker; jacke, mantel, anorak, regenjacke; veste, manteau, blouson, doudoune; chaqueta, abrigo, cazadora, chamarra; 外套, 夹克, 大衣, 羽绒服
            BLAZER = blazer, dinner jacket, sport coat; sakko, anzugjacke, jackett; veston, veste de costume, veste de tailleur; americana, saco, chaqueta de traje; 西装, 西服, 西装外套
            SHOES = shoes, sneakers, boots, trainers; schuhe, stiefel, turnschuhe, sandalen; chaussures, bottes, baskets, escarpins; zapatos, botas, zapatillas, mocasines; 鞋子, 靴子, 运动鞋
            HAT = hat, beanie, cap, beret; mütze, hut, kappe; chapeau, bonnet, casquette; gorro, gorra, sombrero; 帽子, 棒球帽, 渔夫帽
            BAG = bag, tote, backpack, purse; tasche, rucksack, handtasche, beutel; sac, pochette, cabas, sac à dos; bolso, mochila, bolsa, cartera; 包, 背包, 手提袋
            """;

    record Kind(GarmentClass kind, List<List<String>> names) {}

    static Stream<Kind> kinds() {
        return NAMES.lines()
                .map(line -> line.split(" = "))
                .map(line ->
                        new Kind(
                                GarmentClass.valueOf(line[0]),
                                Arrays.stream(line[1].split("; "))
                                        .map(names -> List.of(names.split(", ")))
                                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_is_known_by_three_names_or_more_in_each_language(Kind of) {
        assertThat(of.names())
                .hasSize(5)
                .allSatisfy(names -> assertThat(names).hasSizeGreaterThan(2));
        for (String name : of.names().stream().flatMap(List::stream).toList()) {
            assertThat(GarmentClass.meant(of.kind().category(), name)).as(name).contains(of.kind());
        }
    }

    @Test
    void no_kind_but_the_object_is_left_out() {
        assertThat(kinds().map(Kind::kind))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(GarmentClass.values())
                                .filter(kind -> kind != GarmentClass.OBJECT)
                                .toList());
    }

    @Test
    void a_name_beside_an_english_kind_says_what_it_looks_like() {
        assertThat(GarmentClass.meant(GarmentCategory.APPAREL, "cap sleeve t-shirt"))
                .contains(GarmentClass.T_SHIRT);
        assertThat(GarmentClass.meant(GarmentCategory.APPAREL, "cape dress"))
                .contains(GarmentClass.DRESS);
    }
}
