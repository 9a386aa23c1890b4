package io.techpack.imaging.closeup;

/**
 * One planned close-up.
 *
 * @param shotName unique in its plan, snake case
 * @param focusArea what it shows, for people
 * @param purpose what the reader should learn from it
 * @param confidence 0 to 1 that the named part is really there
 */
public record Shot(
        String shotName, String focusArea, String purpose, Region region, double confidence) {

    public Shot {
        if (shotName.isBlank() || focusArea.isBlank() || purpose.isBlank()) {
            throw new IllegalArgumentException("a shot without words: '" + shotName + "'");
        }
    }
}
