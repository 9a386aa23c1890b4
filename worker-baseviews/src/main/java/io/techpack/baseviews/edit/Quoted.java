package io.techpack.baseviews.edit;

/** Words of a person inside a sentence of ours: short, and with nothing that cannot be read. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String words) {
        StringBuilder text = new StringBuilder();
        words.strip().codePoints().limit(LONGEST + 1L).forEach(each -> append(text, each));
        boolean whole = words.strip().codePointCount(0, words.strip().length()) <= LONGEST;
        return whole
                ? text.toString()
                : text.substring(0, text.offsetByCodePoints(text.length(), -1)) + "…";
    }

    private static void append(StringBuilder text, int letter) {
        switch (Character.getType(letter)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE ->
                    text.append(letter == '\n' || letter == '\t' ? ' ' : '�');
            default -> text.appendCodePoint(letter);
        }
    }
}
