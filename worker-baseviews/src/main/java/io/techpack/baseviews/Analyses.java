package io.techpack.baseviews;

import io.techpack.artifact.ArtifactKey;
import io.techpack.product.AnalysisData;
import io.techpack.product.BaseViewAnalysis;
import io.techpack.product.View;

/** Analyses as they are handed out. */
final class Analyses {

    private Analyses() {}

    static BaseViewAnalysis of(View view, AnalysisData data, boolean cached) {
        return new BaseViewAnalysis(
                view.revisionId(),
                view.viewType().id(),
                url(view.picture()),
                url(view.thumbnail()),
                cached,
                data.confidenceScores().overall(),
                data);
    }

    static String url(String artifact) {
        return new ArtifactKey(artifact).path();
    }
}
