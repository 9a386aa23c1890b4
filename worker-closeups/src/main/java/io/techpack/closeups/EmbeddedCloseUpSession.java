package io.techpack.closeups;

import static java.util.Objects.requireNonNull;

import io.techpack.artifact.ArtifactType;
import io.techpack.closeups.CloseUpSession.MadeCloseUp;
import io.techpack.closeups.CloseUpSession.PlannedShot;
import io.techpack.imaging.Garment;
import io.techpack.imaging.GarmentReader;
import io.techpack.imaging.KnownKind;
import io.techpack.imaging.KnownScale;
import io.techpack.imaging.closeup.AbsentParts;
import io.techpack.imaging.closeup.CloseUp;
import io.techpack.imaging.closeup.Shot;
import io.techpack.imaging.colour.WhiteBalance;
import io.techpack.imaging.dimension.KnownMeasure;
import io.techpack.imaging.kind.GarmentClass;
import io.techpack.imaging.picture.Picture;
import io.techpack.imaging.picture.UnreadablePicture;
import io.techpack.imaging.raster.Mask;
import io.techpack.job.FailureKind;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.ProductContext;
import io.techpack.product.View;
import io.techpack.product.ViewPicture;
import io.techpack.product.ViewType;
import io.techpack.stage.CpuBulkhead;
import io.techpack.stage.EngineResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Close-ups out of pictures. Of all views it keeps the small masks, but only one decoded picture at
 * a time. For one thread.
 */
final class EmbeddedCloseUpSession implements CloseUpSession {

    private static final double QUALITY = 0.9;
    private static final double THUMBNAIL_QUALITY = 0.8;
    private static final int THUMBNAIL_SIDE = 320;

    private final CpuBulkhead.Permit core;
    private final List<ViewPicture> views;
    private final Map<Integer, PlannedView> planned = new TreeMap<>();
    private final Map<PlannedShot, Shot> shots = new LinkedHashMap<>();
    private int heldView = -1;
    private @Nullable Picture held;

    EmbeddedCloseUpSession(CpuBulkhead.Permit core, List<ViewPicture> views) {
        this.core = core;
        this.views = views;
    }

    /** What is kept of a view whose shots are planned. */
    private record PlannedView(
            Mask product,
            Optional<WhiteBalance> balance,
            List<Shot> shots,
            Optional<Double> centimetres) {}

    /**
     * Plans that many shots of one view; computes.
     *
     * @return why the product cannot be measured as the client says, if so; then nothing is planned
     */
    Optional<String> plan(int view, ProductContext product, int count)
            throws UnreadablePicture, InterruptedException {
        Garment garment = GarmentReader.read(picture(view));
        List<View> known = views.stream().map(ViewPicture::view).toList();
        GarmentClass kind = kind(garment, product, known.getFirst());
        Optional<KnownScale> scale = scale(garment, kind, product, known.getFirst());
        if (view == 0 && product.knownMeasure().isPresent() && scale.isPresent()) {
            Optional<String> fault = scale.get().fault();
            if (fault.isPresent()) {
                return fault;
            }
        }
        AbsentParts absent = SaidAbsence.of(known, view);
        ShotSelection choice = new ShotSelection(views.get(view).view().viewType(), view == 0);
        List<Shot> shots =
                choice.of(
                        garment.closeUpPlan(kind, choice.candidates(count), absent).shots(), count);
        planned.put(
                view,
                new PlannedView(
                        garment.segmentation().mask(),
                        garment.surface().balance(),
                        shots,
                        scale.isPresent() ? scale.get().pictureCentimetres() : Optional.empty()));
        return Optional.empty();
    }

    /** What the job was given, else what the leading view's analysis was scaled from. */
    private static Optional<KnownScale> scale(
            Garment garment, GarmentClass kind, ProductContext product, View leading) {
        return product.knownMeasure()
                .or(() -> BaseViewAnalysis.knownMeasureIn(leading.analysis()))
                .flatMap(known -> KnownMeasure.keyed(known.key(), known.centimetres()))
                .map(known -> new KnownScale(garment, kind, known));
    }

    /** As the client names it now, else as the leading view's analysis says, else as known. */
    private static GarmentClass kind(Garment garment, ProductContext product, View leading) {
        ProductContext.Named named = product.named();
        return KnownKind.named(product.category().map(Enum::name), product.subcategory())
                .of(
                        garment,
                        BaseViewAnalysis.kindIn(leading.analysis()),
                        KnownKind.named(named.category().map(Enum::name), named.subcategory()));
    }

    @Override
    public List<PlannedShot> plan() {
        if (shots.isEmpty()) {
            ShotNames names = new ShotNames();
            planned.forEach((view, its) -> {
                ViewType side = views.get(view).view().viewType();
                its.shots()
                        .forEach(shot ->
                                shots.put(
                                        new PlannedShot(view, names.name(shot, side, view == 0)),
                                        shot));
            });
        }
        return List.copyOf(shots.keySet());
    }

    @Override
    public EngineResult<MadeCloseUp> make(PlannedShot shot) throws InterruptedException {
        return core.run(() -> made(shot));
    }

    private EngineResult<MadeCloseUp> made(PlannedShot shot) throws InterruptedException {
        try {
            PlannedView view = requireNonNull(planned.get(shot.view()), "a view not planned");
            Shot wanted = requireNonNull(shots.get(shot), "a shot of another plan");
            Picture source = picture(shot.view());
            CloseUp closeUp = CloseUp.of(source, view.product(), view.balance(), wanted);
            return EngineResult.ok(
                    new MadeCloseUp(
                            closeUp.picture().jpeg(QUALITY),
                            closeUp.picture().scaledToFit(THUMBNAIL_SIDE).jpeg(THUMBNAIL_QUALITY),
                            ArtifactType.JPEG,
                            CloseUpMapper.of(
                                    closeUp,
                                    views.get(shot.view()).view(),
                                    source.width(),
                                    view.centimetres())));
        } catch (UnreadablePicture fault) {
            return EngineResult.refused(FailureKind.UNPROCESSABLE_IMAGE, fault.sentence());
        }
    }

    private Picture picture(int view) throws UnreadablePicture {
        Picture picture = held;
        if (picture == null || view != heldView) {
            held = null; // before the next one is decoded: there is room for one
            picture = GarmentReader.decode(views.get(view).bytes());
            held = picture;
            heldView = view;
        }
        return picture;
    }

    @Override
    public void close() {
        held = null;
        core.close();
    }
}
