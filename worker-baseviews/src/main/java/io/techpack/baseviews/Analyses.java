package io.techpack.baseviews;

import io.techpack.artifact.ArtifactKey;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.Revision;
import io.techpack.product.View;
import java.util.UUID;

/** Analyses as they are handed out. */
final class Analyses {

    private static final UUID NO_REVISION = new UUID(0, 0);

    private Analyses() {}

    static BaseViewAnalysis of(View view, AnalysisData data, boolean cached) {
        return new BaseViewAnalysis(
                view.revisionId() == null ? NO_REVISION : view.revisionId(),
                view.viewType().id(),
                url(view.picture()),
                url(view.thumbnail()),
                cached,
                data.confidenceScores().overall(),
                data);
    }

    static BaseViewAnalysis of(Revision revision, AnalysisData data) {
        return of(View.of(revision), data, false);
    }

    static String url(String artifact) {
        return new ArtifactKey(artifact).path();
    }
}
