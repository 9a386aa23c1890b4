package io.techpack.sketches;

import io.techpack.product.ProductContext;

/** Draws technical sketches. Implementations are thread-safe. */
interface SketchArtist {

    /**
     * Begins the sketches of one product.
     *
     * @return the session, to be closed by the caller
     * @throws InterruptedException if the calling thread is interrupted
     */
    SketchSession open(String title, ProductContext product) throws InterruptedException;
}
