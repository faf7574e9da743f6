package io.rapport.web;

/**
 * Text as somebody types it, without what surrounds it and shows nothing: what commands keep of it, and by what queries
 * look for it.
 */
public final class Typed {

    private Typed() {}

    /** The text without blanks around it; empty if nothing of it can be seen. */
    public static String trimmed(String text) {
        if (text.codePoints().noneMatch(Typed::isVisible)) {
            return "";
        }
        int start = 0;
        while (isSpace(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (isSpace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** Space that Java knows, that does not break, or that has no width. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == 0x200B
                || character == 0x2060
                || character == 0xFEFF;
    }

    private static boolean isVisible(int character) {
        return switch (character) {
            // A soft hyphen's like is of type FORMAT; these are letters and marks that show nothing either.
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> false;
            default ->
                !isSpace(character)
                        && Character.getType(character) != Character.FORMAT
                        && Character.getType(character) != Character.CONTROL
                        && !(character >= 0xFE00 && character <= 0xFE0F)
                        && !(character >= 0xE0100 && character <= 0xE01EF);
        };
    }
}
