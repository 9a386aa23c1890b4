package io.techpack.imaging.view;

import io.techpack.imaging.colour.Palette;
import io.techpack.imaging.texture.SurfacePattern;
import io.techpack.imaging.texture.Texture;

/** What a product's surface looks like. */
public record Surface(Palette palette, SurfacePattern pattern, Texture texture) {}
