package org.jiheng.ruleset.sandbox;

import java.util.Collection;
import java.util.function.Consumer;
import org.jiheng.http.Message;
import org.jiheng.ruleset.FactTypes;
import org.jiheng.ruleset.RuleFinding;
import org.jiheng.ruleset.RuleSource;

/** Puts what the checks refuse into findings with their place in the file. */
final class Refusals {
    private final RuleSource source;
    private final Consumer<RuleFinding> findings;

    Refusals(RuleSource source, Consumer<RuleFinding> findings) {
        this.source = source;
        this.findings = findings;
    }

    /**
     * @param line of the DRL, from 1, at which the offending text stands, or a little above it
     * @param text that offends, null where it is no one text
     */
    void add(String code, int line, String text, String zh, String en) {
        add(code, line, text, zh, en, null);
    }

    void add(String code, int line, String text, String zh, String en, String allowed) {
        RuleSource.Place place = source.find(line, text);
        findings.accept(new RuleFinding(
                RuleFinding.Level.ERROR,
                code,
                source.file(),
                place.line(),
                place.column(),
                new Message(zh, en),
                allowed));
    }

    /** A name that does not exist, with the nearest that does. */
    void unknown(String code, int line, String name, String whatZh, String whatEn, Collection<String> known) {
        String nearest = FactTypes.nearest(name, known);
        String allowed = String.join(", ", known);
        add(
                code,
                line,
                name,
                "「" + name + "」不是" + whatZh + "；最接近的是 " + nearest + "，可用的有：" + allowed + "。",
                "\"" + name + "\" is no " + whatEn + "; the nearest is " + nearest + ", known are: " + allowed + ".",
                allowed);
    }
}
