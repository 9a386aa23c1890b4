package io.techpack.gateway.pictures;

import io.techpack.artifact.ArtifactKey;
import io.techpack.artifact.ArtifactStore;
import io.techpack.artifact.ArtifactType;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.gateway.settings.GatewaySettings;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.job.AccountId;
import io.techpack.stage.CpuBulkhead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ingests untrusted pictures: checks their headers, decodes them completely, and stores them
 * re-encoded, without metadata, upright, and with a thumbnail. Only as many are read and decoded at
 * once as there are cores, so that many uploads do not exhaust the memory. Thread-safe.
 */
@Component
public final class PictureIngest {

    private static final Logger log = LoggerFactory.getLogger(PictureIngest.class);
    private static final double PHOTO_QUALITY = 0.92;
    private static final double THUMBNAIL_QUALITY = 0.85;
    private static final int THUMBNAIL_SIDE = 320;
    private static final Duration UNTIL_THERE_IS_MEMORY = Duration.ofSeconds(5);

    private final PictureReader reader;
    private final ArtifactStore store;

    PictureIngest(GatewaySettings settings, ArtifactStore store) {
        GatewaySettings.Pictures limits = settings.pictures();
        this.reader =
                new PictureReader(
                        new PictureLimits(
                                Math.toIntExact(limits.largest().toBytes()),
                                limits.shortestSide(),
                                limits.longestSide(),
                                limits.mostMemory().toBytes()));
        this.store = store;
    }

    /** The bytes of a picture, which are read only when it is their turn. */
    @FunctionalInterface
    public interface ByteSource {
        byte[] read() throws IOException;
    }

    /**
     * Stores a picture for an account.
     *
     * @throws ApiException if it is not a picture or exceeds the limits
     */
    public StoredPicture ingest(AccountId account, ByteSource source) {
        Encoded encoded = encoded(source);
        return new StoredPicture(
                store.put(account, encoded.picture(), encoded.type()),
                store.put(account, encoded.thumbnail(), encoded.type()),
                encoded.width(),
                encoded.height(),
                encoded.sha256());
    }

    /** What is wrong with a picture's size, type or dimensions; its pixels are not looked at. */
    public Optional<String> fault(ByteSource source) {
        try {
            reader.inspect(source.read());
            return Optional.empty();
        } catch (UnreadablePicture unreadable) {
            return Optional.of(unreadable.sentence());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    /** A picture and its thumbnail as they are stored. */
    private record Encoded(
            ArtifactType type,
            byte[] picture,
            byte[] thumbnail,
            int width,
            int height,
            String sha256) {}

    private Encoded encoded(ByteSource source) {
        try {
            return CpuBulkhead.ofThisProcess().run(() -> encode(source.read()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ApiException.of(ErrorCode.UNAVAILABLE, "The service is stopping. Try again.");
        } catch (OutOfMemoryError full) {
            log.warn("there was no memory left to decode a picture", full);
            throw ApiException.unavailable(
                    "There is no memory left to decode this picture now. Try again.",
                    UNTIL_THERE_IS_MEMORY);
        }
    }

    private Encoded encode(byte[] original) {
        Picture picture = decode(original);
        Picture small = picture.scaledToFit(THUMBNAIL_SIDE);
        boolean opaque = picture.opaque();
        return new Encoded(
                opaque ? ArtifactType.JPEG : ArtifactType.PNG,
                opaque ? picture.jpeg(PHOTO_QUALITY) : picture.png(),
                opaque ? small.jpeg(THUMBNAIL_QUALITY) : small.png(),
                picture.width(),
                picture.height(),
                ArtifactKey.sha256(original));
    }

    private Picture decode(byte[] original) {
        try {
            return reader.decode(original);
        } catch (UnreadablePicture unreadable) {
            throw error(unreadable);
        }
    }

    private static ApiException error(UnreadablePicture unreadable) {
        ErrorCode code =
                switch (unreadable.kind()) {
                    case UNSUPPORTED_TYPE -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
                    case TOO_LARGE -> ErrorCode.PAYLOAD_TOO_LARGE;
                    case BAD_DIMENSIONS, TOO_COSTLY, CORRUPT -> ErrorCode.UNPROCESSABLE_IMAGE;
                };
        return ApiException.of(code, unreadable.sentence());
    }
}
