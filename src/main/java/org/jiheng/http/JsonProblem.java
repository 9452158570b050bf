package org.jiheng.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** What is wrong with the JSON of a request, and where. */
final class JsonProblem {
    private JsonProblem() {}

    static ProblemException of(JsonProcessingException json) {
        String pointer = json instanceof JsonMappingException mapping ? pointer(mapping) : "";
        String at = json.getLocation() == null
                ? ""
                : " (line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr() + ")";
        if (json instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds() == null
                    ? ""
                    : unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
            return ProblemException.at(
                    ProblemType.INVALID_VALUE,
                    pointer,
                    "没有名为 " + unknown.getPropertyName() + " 的成员；可用的有：" + known + "。",
                    "There is no member \"" + unknown.getPropertyName() + "\"; known are: " + known + ".");
        }
        String reason = firstLine(json.getOriginalMessage())
                // What Jackson's developers could switch on is no help to whoever sent the request.
                .replaceAll("Non-standard token '([^']{1,20})'.*", "$1 is no number");
        if (json instanceof StreamReadException || json.getCause() instanceof StreamReadException) {
            return ProblemException.at(
                    ProblemType.MALFORMED_JSON,
                    pointer,
                    "JSON 无法解析：" + reason + at,
                    "The JSON cannot be parsed: " + reason + at);
        }
        return ProblemException.at(
                ProblemType.INVALID_VALUE,
                pointer,
                "值不合要求：" + inChinese(reason) + at,
                "Not acceptable: " + reason + at);
    }

    /** Jackson's first line tells what is wrong; the rest quotes the source and names classes. */
    private static String firstLine(String message) {
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        String readable = line.replaceAll("`?(?:org|java)\\.[\\w.$]+(?:<[^>]*>)?`?", "the expected type");
        return readable.length() > 300 ? readable.substring(0, 300) + "…" : readable;
    }

    private static String inChinese(String reason) {
        if (reason.contains(JsonSetup.DECIMAL_WANTED)) {
            return "小数最多 18 位整数、8 位小数，不用指数、千分位和单位（" + reason + "）";
        }
        if (reason.contains(JsonSetup.DATE_WANTED)) {
            return "日期须实际存在，并写成如 2023-11-30";
        }
        if (reason.contains(JsonSetup.TEXT_WANTED)) {
            return "文字中有控制符或不完整的字符，请删去";
        }
        return reason;
    }

    private static String pointer(JsonMappingException mapping) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escape(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** A member's name as a step of a JSON pointer (RFC 6901). */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
