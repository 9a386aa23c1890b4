package io.techpack.sketches;

import io.techpack.product.ProductContext;
import io.techpack.stage.CpuBulkhead;

/**
 * Draws flats from what it reads and from what was stated, without a network. The same picture
 * gives the same drawing. Thread-safe.
 */
final class EmbeddedSketchArtist implements SketchArtist {

    private final CpuBulkhead cores;

    EmbeddedSketchArtist(CpuBulkhead cores) {
        this.cores = cores;
    }

    /** The session keeps its core: it has a decoded picture in memory. */
    @Override
    public SketchSession open(String title, ProductContext product) throws InterruptedException {
        return new EmbeddedSketchSession(cores.acquire(), title, product);
    }
}
