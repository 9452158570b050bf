package org.jiheng.http;

import java.util.regex.Pattern;

/** What a text from outside may be. */
public final class Texts {
    /** White space, and characters that nobody sees. */
    private static final Pattern NOTHING = Pattern.compile("[\\s\\p{Z}\\p{C}]*");

    private Texts() {}

    /** Whether a text comes back as it was sent: no half characters, no control characters but line ends and tabs. */
    public static boolean storable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE
                        || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** Whether a text says anything at all; null says nothing. */
    public static boolean blank(String text) {
        return text == null || NOTHING.matcher(text).matches();
    }
}
