package io.techpack.imaging.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The library's decoders of JPEG and WebP. They are registered from this class's own loader,
 * because the registry's first scan may have happened on a thread that cannot see them (a Spring
 * Boot jar). Any thread; a reader belongs to one thread.
 */
final class Decoders {

    private static final ImageReaderSpi JPEG = register(new JPEGImageReaderSpi());
    private static final ImageReaderSpi WEBP = register(new WebPImageReaderSpi());

    private Decoders() {}

    /** Of JPEGs that are grey or coloured and not lossless: quick, one row after the other. */
    static ImageReader plainJpeg() throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getOriginatingProvider() != JPEG) {
                return reader;
            }
        }
        throw new IOException("this Java has no decoder of JPEG");
    }

    /** Of all other JPEGs, CMYK ones with their profile; decodes them as a whole. */
    static ImageReader anyJpeg() throws IOException {
        return JPEG.createReaderInstance();
    }

    static ImageReader webp() throws IOException {
        return WEBP.createReaderInstance();
    }

    private static ImageReaderSpi register(ImageReaderSpi provider) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.registerServiceProvider(provider, ImageReaderSpi.class);
        ImageReaderSpi kept = registry.getServiceProviderByClass(provider.getClass());
        return kept == null ? provider : kept;
    }
}
