package org.jiheng.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The shipped rule sets, compiled once for all tests of a run. */
public final class RuleSets {
    private static CompiledRuleSet mof2020;

    private RuleSets() {}

    public static synchronized CompiledRuleSet mof2020() {
        if (mof2020 == null) {
            try {
                RuleSetCompiler.Compilation compilation =
                        Drl.COMPILER.compile(RuleSetContent.load(Path.of("rules/mof-2020")));
                if (!compilation.accepted()) {
                    throw new AssertionError(compilation.findings());
                }
                mof2020 = compilation.compiled();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return mof2020;
    }
}
