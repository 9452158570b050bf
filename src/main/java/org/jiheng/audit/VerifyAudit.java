package org.jiheng.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command {@code verify-audit}: proves an export of the trail, without a database and without the service. */
public final class VerifyAudit {
    public static final String COMMAND = "verify-audit";

    private static final String USAGE =
            "usage: verify-audit <export.jsonl> [--head <sequence>:<hash>] [--heads <audit-heads.txt>]\n"
                    + "Proves an export of the trail from its first entry on (GET /api/v1/audit/export), and holds it against\n"
                    + "heads that were published earlier.";
    private static final Pattern HEAD = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");
    private static final int INTACT = 0;
    private static final int FAULT = 1;
    private static final int UNREADABLE = 2;

    private VerifyAudit() {}

    /** @return 0 where the chain is whole, 1 where it is not, 2 where it cannot be read */
    public static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || arguments.size() % 2 == 0) {
            out.println(USAGE);
            return UNREADABLE;
        }
        try {
            Map<Long, String> heads = new HashMap<>();
            for (int i = 1; i < arguments.size(); i += 2) {
                Optional<Map<Long, String>> more = heads(arguments.get(i), arguments.get(i + 1));
                if (more.isEmpty()) {
                    out.println(USAGE);
                    return UNREADABLE;
                }
                Optional<Long> twice = contradiction(heads, more.get());
                if (twice.isPresent()) {
                    out.println("NOT INTACT: the given heads contradict each other at entry " + twice.get());
                    return FAULT;
                }
                heads.putAll(more.get());
            }
            return verify(Path.of(arguments.get(0)), heads, out);
        } catch (IOException unreadable) {
            out.println("cannot be read: " + unreadable);
            return UNREADABLE;
        }
    }

    /** The heads that an option gives; empty where it is none. */
    private static Optional<Map<Long, String>> heads(String option, String value) throws IOException {
        Matcher head = HEAD.matcher(value);
        if (option.equals("--heads")) {
            return Optional.of(PublishedHeads.read(Path.of(value)));
        }
        return option.equals("--head") && head.matches()
                ? Optional.of(Map.of(Long.valueOf(head.group(1)), head.group(2)))
                : Optional.empty();
    }

    /** The first place of which both know, and differently. */
    private static Optional<Long> contradiction(Map<Long, String> some, Map<Long, String> others) {
        return some.keySet().stream()
                .filter(place -> others.containsKey(place) && !others.get(place).equals(some.get(place)))
                .sorted()
                .findFirst();
    }

    private static int unreadable(long number, String why, PrintStream out) {
        out.println("line " + number + " is no entry of a trail: " + why);
        return UNREADABLE;
    }

    private static int verify(Path export, Map<Long, String> heads, PrintStream out) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ChainWalk walk = new ChainWalk(0, ChainedEntry.GENESIS, heads);
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                ChainedEntry entry = json.readValue(line, ChainedEntry.class);
                if (entry == null || entry.at() == null || entry.hash() == null) {
                    return unreadable(number, "it has no time or no hash", out);
                }
                if (!walk.step(entry)) {
                    break;
                }
            }
        } catch (JsonProcessingException malformed) {
            return unreadable(number, malformed.getOriginalMessage(), out);
        } catch (DateTimeParseException malformed) {
            return unreadable(number, malformed.getMessage(), out);
        }
        walk.end(-1);
        if (walk.fault() != null) {
            out.println("NOT INTACT (" + walk.fault().kind().json() + "): "
                    + walk.fault().message().en());
            out.println(walk.fault().message().zh());
            return FAULT;
        }
        out.println("intact: " + walk.checked() + " entries; head " + walk.sequence() + ":" + walk.hash()
                + (heads.isEmpty() ? "; no published head was given to hold it against" : ""));
        return INTACT;
    }
}
