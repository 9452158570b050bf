package org.jiheng.http;

import java.util.Objects;

/**
 * One sentence for people, in both languages of the service. Stored documents keep both; an answer
 * over HTTP shows the one that {@code Accept-Language} asks for.
 *
 * @param zh the sentence in Chinese, never null
 * @param en the same in English, never null
 */
public record Message(String zh, String en) {
    public Message {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }
}
