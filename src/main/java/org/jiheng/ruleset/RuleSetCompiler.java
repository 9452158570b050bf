package org.jiheng.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.model.codegen.ExecutableModelProject;
import org.jiheng.fact.Indicator;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** Compiles rule sets in memory. Whatever is wrong comes back as findings with file and line; nothing is thrown. */
public final class RuleSetCompiler {
    private static final String FOLDER = "src/main/resources/" + RuleSource.PACKAGE.replace('.', '/') + "/";
    private static final AtomicLong SEQUENCE = new AtomicLong();

    static {
        // One class for each package instead of one for each condition and consequence: half the time to compile.
        System.setProperty("drools.externaliseCanonicalModelLambda", "false");
    }

    private RuleSetCompiler() {}

    /**
     * The outcome of a compilation.
     *
     * @param findings in the order of files and lines
     * @param compiled null when there is an error among the findings
     */
    public record Compilation(List<RuleFinding> findings, CompiledRuleSet compiled) {
        public boolean accepted() {
            return compiled != null;
        }
    }

    /** Checks and compiles. */
    public static Compilation compile(RuleSetContent content) {
        Compilation begun = CompileAhead.take(content);
        return begun == null ? compileNow(content) : begun;
    }

    static Compilation compileNow(RuleSetContent content) {
        List<RuleFinding> findings = new ArrayList<>();
        RuleSetDefinition definition = RuleSetDefinition.read(content, findings::add);
        List<RuleSource> sources = RuleSource.parse(content, findings::add);
        Map<String, RuleRef> index = RuleSource.index(sources, findings::add);
        sources.forEach(source -> new NameCheck(source, findings::add).run());
        if (index.isEmpty() && findings.isEmpty()) {
            findings.add(RuleFinding.error(
                    "rules-missing", null, null, null, "没有任何规则（*.drl）。", "There is no rule (*.drl)."));
        }
        if (findings.stream().anyMatch(RuleFinding::isError)) {
            return new Compilation(findings, null);
        }
        Map<String, String> files = new LinkedHashMap<>();
        sources.forEach(source -> files.put(source.file(), source.text()));
        Build build = build(files);
        if (build.container() == null) {
            findings.addAll(locate(sources, build));
            return new Compilation(findings, null);
        }
        return new Compilation(
                findings, new CompiledRuleSet(content.name(), content.hash(), definition, index, build.container()));
    }

    /** @param container null when it failed */
    private record Build(KieContainer container, List<String> errors) {}

    // The builder registers what it builds in a repository of the whole process under its release id: one build at a
    // time,
    // each under an id of its own, taken out again, keeps that repository empty.
    private static synchronized Build build(Map<String, String> files) {
        KieServices services = KieServices.Factory.get();
        ClassLoader loader = Indicator.class.getClassLoader();
        ReleaseId id = services.newReleaseId("jiheng", "rules", Long.toString(SEQUENCE.incrementAndGet()));
        try {
            KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(id);
            files.forEach((file, text) -> system.write(FOLDER + file, text));
            KieBuilder builder = services.newKieBuilder(system, loader);
            builder.buildAll(ExecutableModelProject.class);
            List<String> errors = builder.getResults().getMessages(Level.ERROR).stream()
                    .map(m -> m.getText())
                    .toList();
            return errors.isEmpty()
                    ? new Build(services.newKieContainer(id, loader), List.of())
                    : new Build(null, errors);
        } catch (RuntimeException | Error failure) {
            return new Build(null, List.of(String.valueOf(failure)));
        } finally {
            services.getRepository().removeKieModule(id);
        }
    }

    /** The compiler names no line for most errors; compiling rule by rule finds the guilty ones. */
    private static List<RuleFinding> locate(List<RuleSource> sources, Build whole) {
        List<RuleFinding> found = new ArrayList<>();
        for (RuleSource source : sources) {
            for (RuleDescr rule : source.rules()) {
                Build alone = build(Map.of(source.file(), source.only(rule)));
                if (alone.container() == null) {
                    found.add(finding(source.file(), rule.getLine(), rule.getName(), alone.errors()));
                } else {
                    alone.container().dispose();
                }
            }
        }
        return found.isEmpty() ? List.of(finding(null, null, "", whole.errors())) : found;
    }

    private static RuleFinding finding(String file, Integer line, String rule, List<String> errors) {
        String reason = errors.isEmpty()
                ? ""
                : errors.get(0)
                        .lines()
                        .limit(4)
                        .reduce("", (a, b) -> a + b.strip() + " ")
                        .strip();
        String shown = reason.length() > 600 ? reason.substring(0, 600) + "…" : reason;
        return RuleFinding.error(
                "compile",
                file,
                line,
                null,
                "规则「" + rule + "」无法编译：" + shown,
                "Rule \"" + rule + "\" does not compile: " + shown);
    }
}
