package io.techpack.imaging.raster;

/** Lets a cancelled job stop between two expensive phases. */
public final class Interruption {

    private Interruption() {}

    /**
     * @throws InterruptedException when the calling thread has been interrupted; its flag is
     *     cleared
     */
    public static void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("picture analysis was cancelled");
        }
    }
}
