package io.techpack.imaging;

import io.techpack.imaging.closeup.CloseUp;
import io.techpack.imaging.closeup.Shot;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.kind.ViewSide;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.PictureLimits;
import io.techpack.imaging.picture.PictureReader;
import io.techpack.imaging.sample.SampleGarments;
import io.techpack.imaging.sample.SampleKind;
import io.techpack.imaging.sketch.SketchRequest;
import io.techpack.imaging.view.ViewAnalysis;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a product photo costs, once for each stage and once for all: read, told apart, analysed,
 * eight close-ups encoded, three drawings.
 */
@State(Scope.Thread)
public class WholeViewBenchmark {

    private static final int CLOSE_UPS = 8;
    private static final double QUALITY = 0.9;

    @Param({"1600", "4096"})
    public int side;

    private final PictureReader reader = new PictureReader(PictureLimits.STANDARD);
    private byte[] jpeg = {};
    private Picture picture = Picture.of(1, 1, new int[1]);

    @Setup
    public void draw() throws Exception {
        Picture drawn = SampleGarments.draw(SampleKind.T_SHIRT, 1).picture();
        jpeg = drawn.scaledTo(side, side).jpeg(QUALITY);
        picture = reader.decode(jpeg);
    }

    @Benchmark
    public Picture decode() throws Exception {
        return reader.decode(jpeg);
    }

    @Benchmark
    public GarmentClass category() throws Exception {
        return GarmentReader.read(picture).category().kind();
    }

    @Benchmark
    public ViewAnalysis analysis() throws Exception {
        return GarmentReader.read(picture).analysis(GarmentClass.T_SHIRT, Optional.empty());
    }

    @Benchmark
    public void closeUps(Blackhole hole) throws Exception {
        closeUps(GarmentReader.read(picture), hole);
    }

    @Benchmark
    public void drawings(Blackhole hole) throws Exception {
        drawings(GarmentReader.read(picture), hole);
    }

    @Benchmark
    public void allStages(Blackhole hole) throws Exception {
        Garment garment = GarmentReader.read(reader.decode(jpeg));
        hole.consume(garment.category());
        hole.consume(garment.analysis(GarmentClass.T_SHIRT, Optional.empty()));
        closeUps(garment, hole);
        drawings(garment, hole);
    }

    private static void closeUps(Garment garment, Blackhole hole) throws InterruptedException {
        for (Shot shot : garment.closeUpPlan(GarmentClass.T_SHIRT, CLOSE_UPS).shots()) {
            CloseUp closeUp = garment.closeUp(shot);
            hole.consume(closeUp.picture().jpeg(QUALITY));
        }
    }

    private static void drawings(Garment garment, Blackhole hole) throws InterruptedException {
        for (ViewSide wanted : ViewSide.values()) {
            SketchRequest request = new SketchRequest(wanted, ViewSide.FRONT, "T-shirt");
            hole.consume(garment.drawing(GarmentClass.T_SHIRT, request, Optional.empty()).png());
        }
    }
}
