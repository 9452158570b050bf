package org.jiheng.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                if (!addHeads(arguments.get(i), arguments.get(i + 1), heads)) {
                    out.println(USAGE);
                    return UNREADABLE;
                }
            }
            return verify(Path.of(arguments.get(0)), heads, out);
        } catch (IOException unreadable) {
            out.println("cannot be read: " + unreadable);
            return UNREADABLE;
        }
    }

    private static boolean addHeads(String option, String value, Map<Long, String> heads) throws IOException {
        Matcher head = HEAD.matcher(value);
        if (option.equals("--heads")) {
            heads.putAll(PublishedHeads.read(Path.of(value)));
            return true;
        }
        if (!option.equals("--head") || !head.matches()) {
            return false;
        }
        heads.put(Long.valueOf(head.group(1)), head.group(2));
        return true;
    }

    private static int verify(Path export, Map<Long, String> heads, PrintStream out) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ChainWalk walk = new ChainWalk(0, ChainedEntry.GENESIS, heads);
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!walk.step(json.readValue(line, ChainedEntry.class))) {
                    break;
                }
            }
        } catch (JsonProcessingException malformed) {
            out.println("line " + number + " is no entry of a trail: " + malformed.getOriginalMessage());
            return UNREADABLE;
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
