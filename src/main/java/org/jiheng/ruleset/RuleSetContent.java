package org.jiheng.ruleset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.ruleset.expand.Spreadsheet;

/**
 * The files of a rule set in canonical form: LF line ends, no byte order mark, sorted by path.
 *
 * @param name name of the rule set, which is that of its folder
 * @param files path below the folder, with {@code /}, to text; of an {@code .xlsx} its cells as comma-separated text
 */
public record RuleSetContent(String name, SortedMap<String, String> files) {
    /** The definition file of every rule set. */
    public static final String DEFINITION = "ruleset.yaml";

    private static final long LARGEST_FILE = 1024 * 1024;
    private static final int MOST_FILES = 200;
    /** Editors leave swap and backup files beside what they save; none of them ends like this. */
    private static final String FILE = "[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .()（）·-]{0,100}\\.";

    private static final Pattern WANTED =
            Pattern.compile("ruleset\\.yaml|" + FILE + "(?:drl|dsl|dslr|csv|xlsx)|cases/" + FILE + "yaml");

    private static final Pattern INCLUDED =
            Pattern.compile("[a-z0-9][a-z0-9-]*/(" + FILE + "(?:drl|dsl|dslr|csv|xlsx)|cases/" + FILE + "yaml)");

    public RuleSetContent {
        SortedMap<String, String> canonical = new TreeMap<>();
        files.forEach((path, text) -> canonical.put(path, canonical(text)));
        files = canonical;
    }

    private static String canonical(String text) {
        String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    /**
     * Reads a folder; files that are no part of a rule set are left out.
     *
     * @throws IOException also where a file is too large, not UTF-8, or there are too many
     */
    public static RuleSetContent load(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder, 2)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (WANTED.matcher(name).matches()) {
                    files.put(name, read(path));
                }
            }
        }
        for (String include : RuleSetDefinition.includes(files.getOrDefault(DEFINITION, ""))) {
            include(folder, include, files);
        }
        if (files.size() > MOST_FILES) {
            throw new IOException(folder + " holds " + files.size() + " files, more than " + MOST_FILES);
        }
        return new RuleSetContent(folder.getFileName().toString(), files);
    }

    /** A file of another rule set becomes part of this content, so that a version is whole by itself. */
    private static void include(Path folder, String include, SortedMap<String, String> files) throws IOException {
        Matcher parts = INCLUDED.matcher(include);
        if (!parts.matches()
                || !WANTED.matcher(parts.group(1)).matches()
                || parts.group(1).equals(DEFINITION)) {
            throw new IOException("include: " + include
                    + " is not of the form other-rule-set/file.drl or other-rule-set/cases/file.yaml");
        }
        Path path = folder.resolveSibling(include);
        if (!Files.isRegularFile(path)) {
            throw new IOException("include: " + include + " is not there");
        }
        String name = parts.group(1);
        if (files.putIfAbsent(name, read(path)) != null) {
            throw new IOException("include: " + include + ", but there is a file " + name + " already");
        }
    }

    /** @throws ProblemException 422 for a path that is no part of a rule set, or a file too large */
    void requireWithinLimits() {
        files.forEach((path, text) -> {
            if (!WANTED.matcher(path).matches() || text.length() > LARGEST_FILE) {
                throw ProblemException.at(
                        ProblemType.REFUSED_RULES,
                        "/files/" + path.replace("~", "~0").replace("/", "~1"),
                        "规则集只包含 ruleset.yaml、*.drl、*.dsl、*.dslr、*.csv、*.xlsx 和 cases/*.yaml，每个不超过 1 MB。",
                        "A rule set holds ruleset.yaml, *.drl, *.dsl, *.dslr, *.csv, *.xlsx and cases/*.yaml only, none"
                                + " above 1 MB.");
            }
        });
    }

    private static String read(Path path) throws IOException {
        if (Files.size(path) > LARGEST_FILE) {
            throw new IOException(path + " is larger than 1 MB");
        }
        return text(path.toString(), Files.readAllBytes(path));
    }

    /**
     * What a file says.
     *
     * @throws IOException when it is neither UTF-8 text nor, by its name and its bytes, a spreadsheet
     */
    static String text(String path, byte[] bytes) throws IOException {
        if (path.endsWith(".xlsx")) {
            return spreadsheet(path, bytes);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IOException(path + " is not UTF-8 text; save it as UTF-8", notUtf8);
        }
    }

    private static String spreadsheet(String path, byte[] bytes) throws IOException {
        try {
            return Spreadsheet.csv(bytes);
        } catch (IOException unreadable) {
            throw new IOException(path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** SHA-256 over the length-prefixed paths and texts, in hexadecimal: the name of this content. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, text) -> {
                add(digest, path);
                add(digest, text);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
