package io.techpack.imaging.colour;

import io.techpack.imaging.raster.Lab;
import java.util.Arrays;
import java.util.List;

/** The names and their sRGB values, chosen for this project from everyday and trade words. */
final class TradeColourList {

    private static final String NAMES =
            """
            Black=101012, Jet Black=1c1c20, Charcoal=36393f, Graphite=4a4d52, Slate Grey=6a737d
            Mid Grey=808285, Heather Grey=a2a4a8, Silver Grey=c0c2c5, Light Grey=d8dadc
            Off White=f2efe6, White=fafafa, Ivory=f4ecd8, Ecru=e6dcc0, Cream=f7eecb, Sand=d9c6a0
            Beige=cdb891, Khaki=b3a174, Camel=b98a52, Tan=c59a6c, Taupe=8c7d6e, Stone=b5ada0
            Mocha=6f5645, Chocolate=4b3225, Dark Brown=33241c, Brown=6b4a2f, Rust=a3472a
            Terracotta=c0694b, Copper=b46a3c, Burnt Orange=c65a1e, Orange=f0801f, Apricot=f4b183
            Peach=f7c8a8, Mustard=d1a32a, Ochre=b98527, Gold=d4af37, Yellow=f5d83a, Lemon=f8ef7a
            Pale Yellow=f6efb8, Lime=b7d531, Olive=6d6b2f, Army Green=4b5334, Moss=7b8451
            Sage=a3b197, Mint=b5e2c8, Forest Green=1f4a30, Emerald=1a8a58, Green=2f9b3f
            Kelly Green=4cb648, Bottle Green=123b30, Teal=167a7a, Dark Teal=0e4a50
            Turquoise=35bcbc, Aqua=9bdde0, Sky Blue=8fc4ea, Light Blue=b3d1ea, Powder Blue=c9dbe8
            Baby Blue=a9cbe6, Cornflower=6e96dc, Royal Blue=2b52c0, Cobalt=1f45a0, Blue=2c6bc4
            Denim Blue=4a678e, Light Denim=8ba3bf, Dark Denim=2e3e57, Steel Blue=5c7f9f
            Navy=1c2747, Midnight=131a2e, Indigo=39357f, Violet=6b45a5, Purple=7d3c98
            Lavender=c0b0e0, Lilac=cfb5da, Plum=5e2a4f, Aubergine=3d2237, Mauve=a7838f
            Magenta=c2288c, Fuchsia=dd3e9d, Hot Pink=ee5a9e, Pink=f3a0bd, Blush=f2ccc9
            Dusty Rose=c9928f, Rose=dd6f86, Coral=f27462, Salmon=f49a85, Red=cf2027
            Scarlet=e0301e, Crimson=b01832, Burgundy=6d1a2d, Maroon=561c22, Wine=701f38
            Berry=93294f
            """;

    static final List<TradeColour> ALL =
            Arrays.stream(NAMES.strip().split("[,\\n] *")).map(TradeColourList::parsed).toList();

    private TradeColourList() {}

    private static TradeColour parsed(String entry) {
        int equals = entry.indexOf('=');
        return new TradeColour(
                entry.substring(0, equals),
                Lab.of(Integer.parseInt(entry.substring(equals + 1), 16)));
    }
}
