package io.techpack.imaging.view;

import java.util.Optional;

/**
 * What a part may be made of. A photo cannot measure fibres.
 *
 * @param percentage never measured: empty, or 100 where one fabric is assumed, as the note says
 * @param confidence 0 to 0.45
 */
public record Material(
        String component,
        String materialType,
        Optional<Integer> percentage,
        String note,
        double confidence) {

    public Material {
        if (component.isBlank()
                || materialType.isBlank()
                || !(confidence >= 0 && confidence <= 0.45)) {
            throw new IllegalArgumentException(
                    "%s of %s with confidence %f".formatted(component, materialType, confidence));
        }
    }
}
