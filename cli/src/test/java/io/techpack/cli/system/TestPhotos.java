package io.techpack.cli.system;

import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.CRC32;

/** Pictures good and bad. */
final class TestPhotos {

    private static final int SMALL_SIDE = 480;

    private TestPhotos() {}

    static byte[] shirt(long seed) {
        return SampleGarments.draw(SampleKind.T_SHIRT, seed).picture().jpeg(0.85);
    }

    /** Of a shirt, with few pixels: for what is not about engines. */
    static byte[] smallShirt(long seed) {
        return SampleGarments.draw(SampleKind.T_SHIRT, seed)
                .picture()
                .scaledToFit(SMALL_SIDE)
                .jpeg(0.85);
    }

    static byte[] trousers(long seed) {
        return SampleGarments.draw(SampleKind.TROUSERS, seed).picture().jpeg(0.85);
    }

    /** A PNG of one pixel. */
    static byte[] onePixel() {
        return Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");
    }

    /** The beginning of a PNG that claims to be huge. */
    static byte[] hugePngHeader() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504E470D0A1A0AL);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.writeBytes("IHDR");
        header.writeInt(20_000);
        header.writeInt(20_000);
        header.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        return bytes.toByteArray();
    }
}
