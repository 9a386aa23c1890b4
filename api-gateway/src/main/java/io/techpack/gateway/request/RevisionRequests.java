package io.techpack.gateway.request;

import io.techpack.gateway.parsing.Fields;
import io.techpack.gateway.pictures.PictureLinks;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.ErrorCode;
import io.techpack.product.JobInput;
import io.techpack.product.Revision;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Requests for a new revision out of an old one. */
@Component
final class RevisionRequests {

    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_EDIT = 500;
    private static final int LONGEST_REGENERATION = 1_000;

    private final RevisionCache revisions;

    RevisionRequests(RevisionCache revisions) {
        this.revisions = revisions;
    }

    InputResolver edit(Fields fields, PictureSource pictures) {
        UUID id = fields.id("revisionId");
        String path = fields.text("fieldPath", LONGEST_PATH);
        String prompt = fields.text("editPrompt", LONGEST_EDIT);
        Optional<String> reference =
                fields.optionalText("referenceImageUrl", CommonFields.LONGEST_PICTURE_LINK);
        return InputResolver.about(
                List.of(id),
                account -> {
                    Revision revision = revisions.one(account, id);
                    JsonNode analysis =
                            revisions.analysis(account, id).orElseThrow(() -> notAnalysed(id));
                    Optional<String> picture =
                            reference
                                    .map(url -> pictures.resolve(account, "referenceImageUrl", url))
                                    .map(PictureLinks.Linked::picture);
                    return new JobInput.Edit(revision, analysis, path, prompt, picture);
                });
    }

    InputResolver regenerate(Fields fields) {
        UUID id = fields.id("revisionId");
        Optional<String> prompt = fields.optionalText("regeneratePrompt", LONGEST_REGENERATION);
        boolean replaces = fields.optionalFlag("replaceCurrent").orElse(false);
        return InputResolver.about(
                List.of(id),
                account ->
                        new JobInput.Regenerate(
                                revisions.one(account, id),
                                revisions.analysis(account, id),
                                prompt,
                                replaces));
    }

    private static ApiException notAnalysed(UUID revision) {
        return ApiException.of(
                ErrorCode.UNPROCESSABLE_EDIT,
                "Revision %s has no analysis to edit yet; analyse it first with POST /base-views/analyze."
                        .formatted(revision));
    }
}
