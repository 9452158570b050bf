package org.jiheng.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jiheng.ruleset.gate.Gate;

/** The shipped rule sets, compiled once for all tests of a run. */
public final class RuleSets {
    private static CompiledRuleSet mof2020;

    private RuleSets() {}

    /** Takes a shipped rule set through the gate. */
    public static Gate.Report gate(String name) {
        return gate(content(name));
    }

    public static Gate.Report gate(RuleSetContent content) {
        return Gate.check(content, Drl.COMPILER.compile(content));
    }

    public static RuleSetContent content(String name) {
        try {
            return RuleSetContent.load(Path.of("rules", name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static synchronized CompiledRuleSet mof2020() {
        if (mof2020 == null) {
            RuleSetCompiler.Compilation compilation = Drl.COMPILER.compile(content("mof-2020"));
            if (!compilation.accepted()) {
                throw new AssertionError(compilation.findings());
            }
            mof2020 = compilation.compiled();
        }
        return mof2020;
    }
}
