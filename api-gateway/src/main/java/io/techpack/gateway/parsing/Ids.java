package io.techpack.gateway.parsing;

import io.techpack.gateway.response.ApiException;
import io.techpack.job.AccountId;
import io.techpack.job.JobId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as clients write them. */
public final class Ids {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Ids() {}

    public static Optional<UUID> find(String text) {
        return UUID_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** The job's id; a text that is not an id is not found, like any unknown id. */
    public static JobId job(String text) {
        return find(text).map(JobId::new).orElseThrow(() -> unknown("Job", text));
    }

    public static AccountId account(String text) {
        return find(text).map(AccountId::new).orElseThrow(() -> unknown("Account", text));
    }

    /** The refusal of what a path names and nobody has. */
    public static ApiException unknown(String what, String id) {
        return ApiException.notFound(what + " " + shown(id));
    }

    /** As it can be repeated in an answer. */
    private static String shown(String text) {
        return text.length() <= 50 ? text : text.substring(0, 50) + "…";
    }
}
