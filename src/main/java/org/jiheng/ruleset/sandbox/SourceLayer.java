package org.jiheng.ruleset.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jiheng.ruleset.FactTypes;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleSource;

/**
 * The first layer of the sandbox: looks at the parsed text of a rule file before anything is generated from it. Only what is
 * listed passes; everything else is refused with its place and with what may stand there instead.
 */
public final class SourceLayer {
    private SourceLayer() {}

    /** Checks a file that parses. */
    public static void check(PackageDescr file, RuleSource source, Consumer<RuleFinding> findings) {
        Refusals refusals = new Refusals(source, findings);
        Structure structure = new Structure(refusals);
        structure.file(file);
        for (RuleDescr rule : source.rules()) {
            PatternDescr pattern = structure.rule(rule);
            if (pattern != null) {
                check(rule, pattern, refusals);
            }
        }
    }

    private static void check(RuleDescr rule, PatternDescr pattern, Refusals refusals) {
        int line = pattern.getLine() > 0 ? pattern.getLine() : rule.getLine();
        FactTypes type = FactTypes.named(pattern.getObjectType()).orElse(null);
        if (type == null) {
            refusals.unknown("fact-unknown", line, pattern.getObjectType(), "事实类型", "fact type", FactTypes.names());
            return;
        }
        Map<String, Class<?>> bound = new HashMap<>();
        for (BaseDescr condition : pattern.getDescrs()) {
            int at = condition.getLine() > 0 ? condition.getLine() : line;
            new Conditions(type, bound, at, refusals).check(condition.getText());
        }
        new Consequences(pattern.getIdentifier(), type, bound, rule.getConsequenceLine(), refusals)
                .check(String.valueOf(rule.getConsequence()));
    }
}
