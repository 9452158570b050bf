package org.jiheng.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a caller refuses by {@code q=0} in its {@code Accept} (RFC 9110, 12.4.2), it is not answered with. The framework takes this for
 * the last choice, and stumbles over what is malformed or names a family of types; so what is left is written into the header before
 * it is asked.
 */
@Singleton
class RefusedTypes {
    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]\\s*=\\s*([01](?:\\.\\d{0,3})?)\\s*(?:;|$)");
    private static final Pattern REFUSES = Pattern.compile(";\\s*[qQ]\\s*=\\s*0(?:\\.0{0,3})?\\s*(?:[;,]|$)");

    /** A type or all of them, which the framework understands. */
    private static final Pattern CLEAR = Pattern.compile("\\s*([\\w!#$&^.+-]+/[\\w!#$&^.+-]+|\\*/\\*)\\s*(;.*)?");

    private final ObjectMapper json;

    RefusedTypes(ObjectMapper json) {
        this.json = json;
    }

    void heed(@Observes Filters filters) {
        filters.register(
                context -> {
                    String accept = String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT));
                    if (accept.isBlank()) {
                        // As if it were not there: it says nothing.
                        context.request().headers().remove(HttpHeaders.ACCEPT);
                        context.next();
                        return;
                    }
                    if (isClear(accept) && !REFUSES.matcher(accept).find()) {
                        context.next();
                        return;
                    }
                    List<String> offered =
                            OfferedTypes.of(context.request().method().name(), context.normalizedPath());
                    Map<String, Double> left = left(accept, offered);
                    if (!offered.isEmpty() && left.isEmpty()) {
                        EarlyRefusal.send(context, refusal(context, accept), json);
                        return;
                    }
                    if (!left.isEmpty()) {
                        context.request()
                                .headers()
                                .set(
                                        HttpHeaders.ACCEPT,
                                        left.entrySet().stream()
                                                .map(type -> type.getKey() + ";q=" + type.getValue())
                                                .collect(Collectors.joining(",")));
                    }
                    context.next();
                },
                890);
    }

    private static boolean isClear(String accept) {
        return Arrays.stream(accept.split(",", -1))
                .allMatch(range -> CLEAR.matcher(range).matches());
    }

    /** One of the ranges that are accepted. @param weight 0 for one that is refused */
    private record Range(String type, String subtype, double weight) {
        /** -1 where it does not name the type. */
        int closeness(String[] offered) {
            if (type.equals("*")) {
                return 0;
            }
            if (!type.equalsIgnoreCase(offered[0])) {
                return -1;
            }
            return subtype.equals("*") ? 1 : subtype.equalsIgnoreCase(offered[1]) ? 2 : -1;
        }
    }

    private static List<Range> ranges(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String each : accept.split(",")) {
            int end = each.indexOf(';');
            String[] name = (end < 0 ? each : each.substring(0, end)).strip().split("/", -1);
            if (name.length == 2) {
                Matcher weight = WEIGHT.matcher(end < 0 ? "" : each.substring(end));
                ranges.add(new Range(name[0], name[1], weight.find() ? Double.parseDouble(weight.group(1)) : 1));
            }
        }
        return ranges;
    }

    /** The offered types that are accepted, the most wanted first, with their weights. */
    private static Map<String, Double> left(String accept, List<String> offered) {
        List<Range> ranges = ranges(accept);
        Map<String, Double> left = new LinkedHashMap<>();
        offered.stream()
                .sorted(Comparator.comparingDouble((String type) -> -weight(ranges, type)))
                .filter(type -> weight(ranges, type) > 0)
                .forEach(type -> left.put(type, weight(ranges, type)));
        return left;
    }

    /** By the range that names the type most closely; 0 where none does. */
    private static double weight(List<Range> ranges, String type) {
        String[] offered = type.split("/");
        double weight = 0;
        int closest = -1;
        for (Range range : ranges) {
            int closeness = range.closeness(offered);
            if (closeness > closest) {
                closest = closeness;
                weight = range.weight();
            }
        }
        return weight;
    }

    /** Says what would be accepted. */
    static ProblemException refusal(RoutingContext context, String accept) {
        String offered =
                String.join(", ", OfferedTypes.of(context.request().method().name(), context.normalizedPath()));
        return new ProblemException(
                ProblemType.NOT_ACCEPTABLE,
                "Accept（" + accept + "）中没有可用的格式；这里可用的有：" + offered + "。",
                "Accept (" + accept + ") names no format that there is here; there are: " + offered + ".");
    }
}
