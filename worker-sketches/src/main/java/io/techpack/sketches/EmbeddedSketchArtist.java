package io.techpack.sketches;

import io.techpack.worker.Cores;
import io.techpack.worker.KnownProduct;

/**
 * Traces outlines and lays construction lines into them, without a network. The same picture gives
 * the same drawing. Thread-safe.
 */
final class EmbeddedSketchArtist implements SketchArtist {

    private final Cores cores;

    EmbeddedSketchArtist(Cores cores) {
        this.cores = cores;
    }

    /** The session keeps its core: it has a decoded picture in memory. */
    @Override
    public SketchSession open(String title, KnownProduct product) throws InterruptedException {
        return new EmbeddedSketchSession(cores.take(), title, product);
    }
}
