package org.jiheng.http;

import java.util.Locale;

/** The languages that the service speaks. */
public enum Language {
    ZH,
    EN;

    /**
     * The first language of an {@code Accept-Language} header that the service speaks.
     *
     * @param header may be null or malformed: then Chinese, the default
     */
    public static Language accepted(String header) {
        if (header == null || header.isBlank()) {
            return ZH;
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                if (range.getWeight() > 0 && range.getRange().startsWith("en")) {
                    return EN;
                }
                if (range.getWeight() > 0
                        && (range.getRange().startsWith("zh")
                                || range.getRange().equals("*"))) {
                    return ZH;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return ZH;
        }
        return ZH;
    }

    /** The sentence in this language. */
    public String of(Message message) {
        return this == EN ? message.en() : message.zh();
    }

    /** The BCP 47 tag of this language. */
    public String tag() {
        return this == EN ? "en" : "zh-CN";
    }
}
