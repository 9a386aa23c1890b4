package io.techpack.imaging.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The decoders of the three formats. They are registered from this class's own loader, because the
 * registry's first scan may have happened on a thread that cannot see them (a Spring Boot jar). Any
 * thread; a reader belongs to one thread.
 */
final class Decoders {

    private static final ImageReaderSpi JPEG = register(new JPEGImageReaderSpi());
    private static final ImageReaderSpi WEBP = register(new WebPImageReaderSpi());

    private Decoders() {}

    static ImageReader reader(PictureFormat format) throws java.io.IOException {
        return switch (format) {
            case JPEG -> JPEG.createReaderInstance();
            case WEBP -> WEBP.createReaderInstance();
            case PNG -> png();
        };
    }

    private static ImageReader png() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        return readers.next();
    }

    private static ImageReaderSpi register(ImageReaderSpi provider) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.registerServiceProvider(provider, ImageReaderSpi.class);
        ImageReaderSpi kept = registry.getServiceProviderByClass(provider.getClass());
        return kept == null ? provider : kept;
    }
}
