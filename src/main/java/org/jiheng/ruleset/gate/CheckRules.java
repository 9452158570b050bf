package org.jiheng.ruleset.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.http.Language;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleSetCompiler;
import org.jiheng.ruleset.RuleSetContent;

/**
 * The command {@code check-rules <folder>…}: takes rule sets through the gate without a service, so that a rule repository can
 * do it before a merge.
 */
public final class CheckRules {
    /** First argument of the program that asks for this command. */
    public static final String COMMAND = "check-rules";

    private static final String ENGLISH = "--lang=en";
    private static final String USAGE =
            "check-rules [--lang=en] <folder>...   0: accepted, 1: refused, 2: cannot be read";

    private final Language language;
    private final PrintStream out;

    private CheckRules(Language language, PrintStream out) {
        this.language = language;
        this.out = out;
    }

    /**
     * Checks every folder and prints what was found, as {@code file:line: severity [code] sentence}.
     *
     * @param arguments without the command itself
     * @return 0 when all are accepted, 1 when one is refused, 2 when one cannot be read or none is named
     */
    public static int run(List<String> arguments, PrintStream out) {
        Language language = arguments.contains(ENGLISH) ? Language.EN : Language.ZH;
        List<String> folders =
                arguments.stream().filter(a -> !a.startsWith("--")).toList();
        boolean unknown = arguments.stream().anyMatch(a -> a.startsWith("--") && !a.equals(ENGLISH));
        if (folders.isEmpty() || unknown) {
            out.println(USAGE);
            return 2;
        }
        CheckRules command = new CheckRules(language, out);
        return folders.stream().mapToInt(f -> command.check(Path.of(f))).max().orElse(2);
    }

    private int check(Path folder) {
        RuleSetContent content;
        try {
            if (!Files.isDirectory(folder)) {
                throw new IOException(folder + ": no such folder");
            }
            content = RuleSetContent.load(folder.toAbsolutePath().normalize());
        } catch (IOException unreadable) {
            out.println(unreadable.getMessage());
            return 2;
        }
        Gate.Report report =
                Gate.check(content, RuleSetCompiler.withoutKeeping().compile(content));
        for (RuleFinding finding : report.findings()) {
            out.printf(
                    "%s: %s [%s] %s%n",
                    folder.resolve(finding.place()),
                    finding.severity().json(),
                    finding.code(),
                    language.of(finding.message()));
        }
        boolean accepted = report.accepted();
        out.println(
                language == Language.EN
                        ? "%s %s: %s; %d cases, %d situations"
                                .formatted(
                                        content.name(),
                                        content.hash(),
                                        accepted ? "accepted" : "refused",
                                        report.cases(),
                                        report.situations())
                        : "%s %s：%s；案例 %d 个，情形 %d 种"
                                .formatted(
                                        content.name(),
                                        content.hash(),
                                        accepted ? "通过" : "未通过",
                                        report.cases(),
                                        report.situations()));
        return accepted ? 0 : 1;
    }
}
