package org.jiheng.declaration;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of projects and indicators as they are compared: what people type differently without meaning anything by it is folded. */
public final class Names {
    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Cf}\"'“”‘’„‟«»‹›「」『』《》〈〉＂＇]");
    private static final Pattern OPEN = Pattern.compile("[\\[{【〔〖〘]");
    private static final Pattern CLOSE = Pattern.compile("[\\]}】〕〗〙]");

    private Names() {}

    /** NFKC, lower case, every bracket round, no quotes, no white space. For comparing only, never for showing. */
    public static String normalise(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        plain = IGNORED.matcher(plain).replaceAll("");
        plain = OPEN.matcher(plain).replaceAll("(");
        return CLOSE.matcher(plain).replaceAll(")");
    }

    /** A level as it is compared: 指标 at its end may be left out. */
    public static String level(String level) {
        String plain = level == null ? "" : normalise(level);
        return plain.endsWith("指标") ? plain.substring(0, plain.length() - 2) : plain;
    }
}
