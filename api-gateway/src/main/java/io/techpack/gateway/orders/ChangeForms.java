package io.techpack.gateway.orders;

import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.product.Revision;
import io.techpack.product.View;
import io.techpack.product.WorkOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Orders that change what is known of a revision. */
@Component
final class ChangeForms {

    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_EDIT = 500;
    private static final int LONGEST_REGENERATION = 1_000;

    private final KnownRevisions revisions;
    private final PictureLinks pictures;

    ChangeForms(KnownRevisions revisions, PictureLinks pictures) {
        this.revisions = revisions;
        this.pictures = pictures;
    }

    Order edit(Fields fields) {
        UUID id = fields.id("revisionId");
        String path = fields.text("fieldPath", LONGEST_PATH);
        String prompt = fields.text("editPrompt", LONGEST_EDIT);
        Optional<String> reference =
                fields.optionalText("referenceImageUrl", CommonFields.LONGEST_URL);
        return account -> {
            Revision revision = revisions.one(account, id);
            JsonNode analysis = revisions.analysis(account, id).orElseThrow(() -> notAnalysed(id));
            String picture =
                    reference
                            .map(url -> pictures.resolve(account, "referenceImageUrl", url))
                            .map(PictureLinks.Linked::picture)
                            .orElse(null);
            return order(revision, analysis, new WorkOrder.Edit(path, prompt, picture), null);
        };
    }

    Order regenerate(Fields fields) {
        UUID id = fields.id("revisionId");
        Optional<String> prompt = fields.optionalText("regeneratePrompt", LONGEST_REGENERATION);
        boolean replaces = fields.optionalFlag("replaceCurrent").orElse(false);
        return account ->
                order(
                        revisions.one(account, id),
                        revisions.analysis(account, id).orElse(null),
                        null,
                        new WorkOrder.Regeneration(prompt.orElse(null), replaces));
    }

    private static WorkOrder order(
            Revision revision,
            @Nullable JsonNode analysis,
            WorkOrder.@Nullable Edit edit,
            WorkOrder.@Nullable Regeneration regeneration) {
        return new WorkOrder(
                revision.productId(),
                null,
                List.of(View.of(revision).withAnalysis(analysis)),
                null,
                WorkOrder.ALL_SKETCHES,
                List.of(),
                edit,
                regeneration);
    }

    private static ApiException notAnalysed(UUID revision) {
        return ApiException.of(
                ErrorCode.UNPROCESSABLE_EDIT,
                "Revision %s has no analysis to edit yet; analyse it first with POST /base-views/analyze."
                        .formatted(revision));
    }
}
