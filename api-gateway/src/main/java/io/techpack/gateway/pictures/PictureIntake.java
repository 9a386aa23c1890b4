package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.gateway.errors.Code;
import io.techpack.gateway.errors.Refusal;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.AccountId;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Takes in untrusted pictures: checked by their headers, proved whole by decoding, stored anew
 * without metadata and upright, with a thumbnail. Few are decoded at once, so that many uploads do
 * not fill the memory. Thread-safe.
 */
@Component
public final class PictureIntake {

    private static final double PHOTO_QUALITY = 0.92;
    private static final double THUMBNAIL_QUALITY = 0.85;
    private static final int THUMBNAIL_SIDE = 320;

    private final PictureReader reader;
    private final ArtifactStore store;
    private final Semaphore decoders;

    PictureIntake(GatewaySettings settings, ArtifactStore store) {
        GatewaySettings.Pictures limits = settings.pictures();
        this.reader =
                new PictureReader(
                        new PictureLimits(
                                Math.toIntExact(limits.largest().toBytes()),
                                limits.shortestSide(),
                                limits.longestSide(),
                                limits.mostPixels()));
        this.store = store;
        this.decoders =
                new Semaphore(
                        limits.decoders() > 0
                                ? limits.decoders()
                                : Runtime.getRuntime().availableProcessors());
    }

    /**
     * Stores a picture for an account.
     *
     * @throws Refusal if it is none, or not within the limits
     */
    public StoredPicture take(AccountId account, byte[] bytes) {
        try {
            reader.inspect(bytes);
            decoders.acquireUninterruptibly();
            try {
                return store(account, bytes, reader.decode(bytes));
            } finally {
                decoders.release();
            }
        } catch (UnreadablePicture unreadable) {
            throw refusal(unreadable);
        }
    }

    private StoredPicture store(AccountId account, byte[] sent, Picture picture) {
        Picture small = picture.scaledToFit(THUMBNAIL_SIDE);
        return new StoredPicture(
                put(account, picture, PHOTO_QUALITY),
                put(account, small, THUMBNAIL_QUALITY),
                picture.width(),
                picture.height(),
                ArtifactKey.sha256(sent));
    }

    private ArtifactKey put(AccountId account, Picture picture, double quality) {
        return picture.opaque()
                ? store.put(account, picture.jpeg(quality), ArtifactType.JPEG)
                : store.put(account, picture.png(), ArtifactType.PNG);
    }

    private static Refusal refusal(UnreadablePicture unreadable) {
        Code code =
                switch (unreadable.kind()) {
                    case UNSUPPORTED_TYPE -> Code.UNSUPPORTED_MEDIA_TYPE;
                    case TOO_LARGE -> Code.PAYLOAD_TOO_LARGE;
                    case BAD_DIMENSIONS, CORRUPT -> Code.UNPROCESSABLE_IMAGE;
                };
        return Refusal.of(code, unreadable.sentence());
    }
}
