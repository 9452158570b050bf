package org.jiheng.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;
import org.jboss.logging.Logger;
import org.jiheng.ruleset.sandbox.Layer;
import org.jiheng.ruleset.sandbox.LocalBuilder;
import org.jiheng.ruleset.sandbox.RuleBuilder;
import org.kie.api.runtime.KieContainer;

/** Compiles rule sets in memory. Whatever is wrong comes back as findings with file and line; nothing is thrown. */
public final class RuleSetCompiler {
    private static final Logger LOG = Logger.getLogger(RuleSetCompiler.class);

    private final KeptModules kept;
    private final Set<Layer> layers;
    private final RuleBuilder builder;
    private final LocalBuilder loader;

    /**
     * @param kept where what was compiled is kept for the next start, null for nowhere
     * @param builder where it is compiled
     */
    RuleSetCompiler(KeptModules kept, RuleBuilder builder) {
        this(kept, Layer.ALL, builder);
    }

    private RuleSetCompiler(KeptModules kept, Set<Layer> layers, RuleBuilder builder) {
        this.kept = kept;
        this.layers = layers;
        this.builder = builder;
        this.loader = new LocalBuilder(layers);
    }

    /** A compiler in this process that finds nothing kept and keeps nothing. */
    public static RuleSetCompiler withoutKeeping() {
        return guardedBy(Layer.ALL);
    }

    /** The same with some layers of the sandbox down. */
    static RuleSetCompiler guardedBy(Set<Layer> layers) {
        return new RuleSetCompiler(null, layers, new LocalBuilder(layers));
    }

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

    /** Checks and compiles; what was kept of an earlier compilation is checked again, and loaded. */
    public Compilation compile(RuleSetContent content) {
        List<RuleFinding> findings = new ArrayList<>();
        RuleSetDefinition definition = RuleSetDefinition.read(content, findings::add);
        List<RuleSource> sources = RuleSource.parse(content, layers, findings::add);
        Map<String, RuleRef> index = RuleSource.index(sources, findings::add);
        if (index.isEmpty() && findings.isEmpty()) {
            findings.add(RuleFinding.error(
                    "rules-missing",
                    null,
                    null,
                    null,
                    "没有任何规则（*.drl、*.dslr、*.csv、*.xlsx）。",
                    "There is no rule (*.drl, *.dslr, *.csv, *.xlsx)."));
        }
        if (findings.stream().anyMatch(RuleFinding::isError)) {
            return new Compilation(findings, null);
        }
        KieContainer container = kept == null
                ? null
                : kept.find(content).flatMap(module -> load(content, module)).orElse(null);
        if (container != null) {
            return new Compilation(findings, compiled(content, definition, index, container));
        }
        Attempt attempt = attempt(content.hash(), texts(sources));
        if (attempt.container() == null) {
            findings.addAll(locate(sources, attempt));
            return new Compilation(findings, null);
        }
        if (kept != null) {
            kept.keep(content, attempt.module());
        }
        return new Compilation(findings, compiled(content, definition, index, attempt.container()));
    }

    /** Makes the compiler fast for the next one who needs it: it takes seconds to load. */
    void warmUp(RuleSetContent content) {
        builder.build("warm-up", texts(RuleSource.parse(content, layers, finding -> {})));
    }

    /** What the engine is given: all of it DRL, under names of our own, since no name that somebody chose need reach it. */
    private static Map<String, String> texts(List<RuleSource> sources) {
        Map<String, String> files = new LinkedHashMap<>();
        sources.forEach(source -> files.put("rules" + files.size() + ".drl", source.text()));
        return files;
    }

    private static CompiledRuleSet compiled(
            RuleSetContent content, RuleSetDefinition definition, Map<String, RuleRef> index, KieContainer container) {
        return new CompiledRuleSet(content.name(), content.hash(), definition, index, container);
    }

    Optional<KieContainer> load(RuleSetContent content, byte[] module) {
        try {
            return Optional.of(loader.load(content.hash(), module));
        } catch (RuntimeException | LinkageError damaged) {
            LOG.warnf("The compiled rules of %s are compiled again: %s", content.name(), damaged);
            kept.forget(content);
            return Optional.empty();
        }
    }

    /**
     * What became of building and loading.
     *
     * @param container null when it failed
     * @param module what was compiled, null when it failed
     */
    private record Attempt(KieContainer container, byte[] module, List<String> errors) {}

    private Attempt attempt(String version, Map<String, String> files) {
        RuleBuilder.Built built = builder.build(version, files);
        if (built.module() == null) {
            return new Attempt(null, null, built.errors());
        }
        try {
            return new Attempt(loader.load(version, built.module()), built.module(), List.of());
        } catch (RuntimeException | LinkageError unfit) {
            return new Attempt(null, null, List.of(String.valueOf(unfit)));
        }
    }

    /** The compiler names no line for most errors; compiling rule by rule finds the guilty ones. */
    private List<RuleFinding> locate(List<RuleSource> sources, Attempt whole) {
        List<RuleFinding> found = new ArrayList<>();
        for (RuleSource source : sources) {
            for (RuleDescr rule : source.rules()) {
                Attempt alone = attempt("alone", Map.of("rules.drl", source.only(rule)));
                if (alone.container() == null) {
                    found.add(finding(source.file(), source.line(rule), rule.getName(), alone.errors()));
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
