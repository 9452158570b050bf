package org.jiheng.ruleset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.model.codegen.execmodel.CanonicalModelKieProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.jboss.logging.Logger;
import org.jiheng.ruleset.sandbox.GuardedProject;
import org.jiheng.ruleset.sandbox.Layer;
import org.jiheng.ruleset.sandbox.LoadingLayer;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.runtime.KieContainer;

/** Compiles rule sets in memory. Whatever is wrong comes back as findings with file and line; nothing is thrown. */
public final class RuleSetCompiler {
    private static final Logger LOG = Logger.getLogger(RuleSetCompiler.class);
    private static final String FOLDER = "src/main/resources/" + RuleSource.PACKAGE.replace('.', '/') + "/";
    private static final ClassLoader BEHIND = new LoadingLayer();
    private static volatile boolean warm;

    static {
        // One class for each package instead of one for each condition and consequence: half the time to compile.
        System.setProperty("drools.externaliseCanonicalModelLambda", "false");
    }

    private final KeptModules kept;
    private final Set<Layer> layers;

    /** @param kept where what was compiled is kept for the next start, null for nowhere */
    RuleSetCompiler(KeptModules kept) {
        this(kept, Layer.ALL);
    }

    /** @param layers of the sandbox that are up */
    RuleSetCompiler(KeptModules kept, Set<Layer> layers) {
        this.kept = kept;
        this.layers = layers;
    }

    private ClassLoader loader() {
        return layers.contains(Layer.LOADING) ? BEHIND : RuleSetCompiler.class.getClassLoader();
    }

    /** A compiler that finds nothing kept and keeps nothing. */
    public static RuleSetCompiler withoutKeeping() {
        return new RuleSetCompiler(null);
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
        Build build = build(release(content.hash()), texts(sources));
        if (build.container() == null) {
            findings.addAll(locate(sources, build));
            return new Compilation(findings, null);
        }
        if (kept != null) {
            kept.keep(content, build.module());
        }
        return new Compilation(findings, compiled(content, definition, index, build.container()));
    }

    /**
     * Makes the compiler fast for the next one who needs it: it takes seconds to load. Does nothing where it has compiled
     * before.
     */
    void warmUp(RuleSetContent content) {
        if (!warm) {
            Build build = build(release("warm-up"), texts(RuleSource.parse(content, layers, finding -> {})));
            if (build.container() != null) {
                build.container().dispose();
            }
        }
    }

    /** What the engine is given: all of it DRL, whatever the file was, so it is named like that. */
    private static Map<String, String> texts(List<RuleSource> sources) {
        Map<String, String> files = new LinkedHashMap<>();
        sources.forEach(source -> files.put(source.file() + ".drl", source.text()));
        return files;
    }

    private static CompiledRuleSet compiled(
            RuleSetContent content, RuleSetDefinition definition, Map<String, RuleRef> index, KieContainer container) {
        return new CompiledRuleSet(content.name(), content.hash(), definition, index, container);
    }

    Optional<KieContainer> load(RuleSetContent content, byte[] module) {
        try {
            return Optional.of(container(release(content.hash()), module));
        } catch (RuntimeException | LinkageError damaged) {
            LOG.warnf("The compiled rules of %s are compiled again: %s", content.name(), damaged);
            kept.forget(content);
            return Optional.empty();
        }
    }

    /**
     * @param container null when it failed
     * @param module what was compiled, null when it failed
     */
    private record Build(KieContainer container, byte[] module, List<String> errors) {}

    // The engine registers what it builds or loads in a repository of the whole process, under its release: one at a
    // time, taken out again at once, keeps that repository empty.
    private Build build(ReleaseId release, Map<String, String> files) {
        synchronized (RuleSetCompiler.class) {
            return buildAlone(release, files);
        }
    }

    private Build buildAlone(ReleaseId release, Map<String, String> files) {
        KieServices services = KieServices.Factory.get();
        try {
            KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(release);
            files.forEach((file, text) -> system.write(FOLDER + file, text));
            KieBuilderImpl builder = (KieBuilderImpl) services.newKieBuilder(system, loader());
            builder.buildAll(
                    layers.contains(Layer.BYTECODE) ? GuardedProject::new : CanonicalModelKieProject::new,
                    file -> true);
            warm = true;
            List<String> errors = builder.getResults().getMessages(Level.ERROR).stream()
                    .map(m -> m.getText())
                    .toList();
            if (!errors.isEmpty()) {
                return new Build(null, null, errors);
            }
            KieContainer container = services.newKieContainer(release, loader());
            // Loads what was generated, so that a class that cannot be linked is found here.
            container.getKieBase();
            return new Build(container, ((InternalKieModule) builder.getKieModule()).getBytes(), List.of());
        } catch (RuntimeException | Error failure) {
            return new Build(null, null, List.of(String.valueOf(failure)));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private KieContainer container(ReleaseId release, byte[] module) {
        synchronized (RuleSetCompiler.class) {
            return containerAlone(release, module);
        }
    }

    private KieContainer containerAlone(ReleaseId release, byte[] module) {
        KieServices services = KieServices.Factory.get();
        try {
            MemoryFileSystem files = MemoryFileSystem.readFromJar(module);
            if (layers.contains(Layer.BYTECODE)) {
                GuardedProject.requireHarmless(files);
            }
            KieModuleModel model = services.newKieModuleModel();
            KieBuilderImpl.setDefaultsforEmptyKieModule(model);
            services.getRepository().addKieModule(new CanonicalKieModule(new MemoryKieModule(release, model, files)));
            KieContainer container = services.newKieContainer(release, loader());
            container.getKieBase();
            return container;
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    // The engine names a class after the release, so what was compiled can be loaded under the same one only.
    private static ReleaseId release(String version) {
        return KieServices.Factory.get().newReleaseId("jiheng", "rules", version);
    }

    /** The compiler names no line for most errors; compiling rule by rule finds the guilty ones. */
    private List<RuleFinding> locate(List<RuleSource> sources, Build whole) {
        List<RuleFinding> found = new ArrayList<>();
        for (RuleSource source : sources) {
            for (RuleDescr rule : source.rules()) {
                Build alone = build(release("alone"), Map.of(source.file() + ".drl", source.only(rule)));
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
