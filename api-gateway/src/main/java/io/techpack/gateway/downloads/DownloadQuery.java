package io.techpack.gateway.downloads;

import io.techpack.document.measure.Grading;
import io.techpack.document.measure.Units;
import io.techpack.document.pack.Layout;
import io.techpack.document.pack.Paper;
import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a file is wanted; all errors are reported together. */
final class DownloadQuery {

    static final String GRADE = "grade";

    private DownloadQuery() {}

    /**
     * @throws ApiException if a parameter is not valid
     */
    static Layout read(Map<String, String> parameters) {
        List<FieldError> errors = new ArrayList<>();
        Optional<Paper> paper =
                choice(parameters, "paper", Paper::find, "must be a4 or letter", errors);
        Optional<Units> units =
                choice(parameters, "units", Units::find, "must be cm, in or both", errors);
        Optional<Grading> grading = grading(parameters.getOrDefault(GRADE, ""), errors);
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        return new Layout(
                paper.orElse(Layout.USUAL.paper()), units.orElse(Layout.USUAL.units()), grading);
    }

    private static <T> Optional<T> choice(
            Map<String, String> parameters,
            String name,
            Function<String, Optional<T>> find,
            String message,
            List<FieldError> errors) {
        String text = parameters.getOrDefault(name, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> found = find.apply(text);
        if (found.isEmpty()) {
            errors.add(new FieldError(name, message));
        }
        return found;
    }

    private static Optional<Grading> grading(String text, List<FieldError> errors) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Grading.parse(text));
        } catch (Grading.Malformed fault) {
            errors.add(new FieldError(GRADE, fault.fault()));
            return Optional.empty();
        }
    }
}
