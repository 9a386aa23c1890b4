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
import io.techpack.stage.CpuBulkhead;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Takes in untrusted pictures: checked by their headers, proved whole by decoding, stored anew
 * without metadata and upright, with a thumbnail. As many are read and decoded at once as there are
 * cores, so that many uploads do not fill the memory. Thread-safe.
 */
@Component
public final class PictureIntake {

    private static final double PHOTO_QUALITY = 0.92;
    private static final double THUMBNAIL_QUALITY = 0.85;
    private static final int THUMBNAIL_SIDE = 320;

    private final PictureReader reader;
    private final ArtifactStore store;

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
    }

    /** Bytes that are read when it is their turn. */
    @FunctionalInterface
    public interface Sent {
        byte[] read() throws IOException;
    }

    /**
     * Stores a picture for an account.
     *
     * @throws Refusal if it is none, or not within the limits
     */
    public StoredPicture take(AccountId account, Sent sent) {
        Encoded encoded = encoded(sent);
        return new StoredPicture(
                store.put(account, encoded.picture(), encoded.type()),
                store.put(account, encoded.thumbnail(), encoded.type()),
                encoded.width(),
                encoded.height(),
                encoded.sha256());
    }

    /** A picture and its thumbnail as they are stored. */
    private record Encoded(
            ArtifactType type,
            byte[] picture,
            byte[] thumbnail,
            int width,
            int height,
            String sha256) {}

    private Encoded encoded(Sent sent) {
        try {
            return CpuBulkhead.ofThisProcess().run(() -> encode(sent.read()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusal.of(Code.UNAVAILABLE, "The service is stopping. Try again.");
        }
    }

    private Encoded encode(byte[] sent) {
        Picture picture = decode(sent);
        Picture small = picture.scaledToFit(THUMBNAIL_SIDE);
        boolean opaque = picture.opaque();
        return new Encoded(
                opaque ? ArtifactType.JPEG : ArtifactType.PNG,
                opaque ? picture.jpeg(PHOTO_QUALITY) : picture.png(),
                opaque ? small.jpeg(THUMBNAIL_QUALITY) : small.png(),
                picture.width(),
                picture.height(),
                ArtifactKey.sha256(sent));
    }

    private Picture decode(byte[] sent) {
        try {
            return reader.decode(sent);
        } catch (UnreadablePicture unreadable) {
            throw refusal(unreadable);
        }
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
