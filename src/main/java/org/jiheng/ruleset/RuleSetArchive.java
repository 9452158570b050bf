package org.jiheng.ruleset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** The files of a rule set in a zip archive, as people make one of a folder. */
final class RuleSetArchive {
    private static final int LARGEST_FILE = 1024 * 1024;
    private static final int MOST_ENTRIES = 400;
    /** What macOS and Windows put into an archive by themselves. */
    private static final Pattern BY_THE_WAY =
            Pattern.compile("__MACOSX/.*|(?:.*/)?(?:\\.DS_Store|Thumbs\\.db|desktop\\.ini)");

    private RuleSetArchive() {}

    /**
     * Reads an archive; where everything stands in one folder, the paths are those below it.
     *
     * @return path to text
     * @throws ProblemException 422 when it is no zip archive, or holds something that is no text or too large
     */
    static SortedMap<String, String> read(byte[] zip) {
        SortedMap<String, String> files;
        try {
            files = read(zip, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IOException otherNames) {
            try {
                // Windows in China writes the names in its own encoding and does not say so.
                files = read(zip, Charset.forName("GBK"));
            } catch (IllegalArgumentException | IOException damaged) {
                throw refused("压缩包无法读取：" + damaged.getMessage(), "The archive cannot be read: " + damaged.getMessage());
            }
        }
        if (files.isEmpty()) {
            throw refused("压缩包中没有文件，或不是 zip 格式。", "The archive holds no file, or is no zip archive.");
        }
        return withoutTheFolder(files);
    }

    private static SortedMap<String, String> read(byte[] zip, Charset names) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), names)) {
            int entries = 0;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw refused(
                            "压缩包中超过 " + MOST_ENTRIES + " 个文件。",
                            "The archive holds more than " + MOST_ENTRIES + " entries.");
                }
                String path = entry.getName().replace('\\', '/');
                if (entry.isDirectory() || BY_THE_WAY.matcher(path).matches()) {
                    continue;
                }
                byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
                if (bytes.length > LARGEST_FILE) {
                    throw refused(path + " 超过 1 MB。", path + " is larger than 1 MB.");
                }
                if (files.putIfAbsent(path, text(path, bytes)) != null) {
                    throw refused(path + " 出现两次。", path + " stands there twice.");
                }
            }
        }
        return files;
    }

    private static String text(String path, byte[] bytes) {
        try {
            return RuleSetContent.text(path, bytes);
        } catch (IOException noText) {
            throw refused(noText.getMessage(), noText.getMessage());
        }
    }

    private static SortedMap<String, String> withoutTheFolder(SortedMap<String, String> files) {
        String first = files.firstKey();
        String folder = first.substring(0, first.indexOf('/') + 1);
        boolean all = !folder.isEmpty() && files.keySet().stream().allMatch(path -> path.startsWith(folder));
        if (!all || files.containsKey(RuleSetContent.DEFINITION)) {
            return files;
        }
        SortedMap<String, String> below = new TreeMap<>();
        files.forEach((path, text) -> below.put(path.substring(folder.length()), text));
        return below;
    }

    private static ProblemException refused(String zh, String en) {
        return new ProblemException(ProblemType.REFUSED_RULES, zh, en);
    }
}
