package org.jiheng.ruleset.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.model.codegen.execmodel.CanonicalModelKieProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message.Level;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.runtime.KieContainer;

/** Builds, and loads, in this process; both behind the layers that are up. */
public final class LocalBuilder implements RuleBuilder {
    private static final String FOLDER = "src/main/resources/jiheng/rules/";
    private static final ClassLoader BEHIND = new LoadingLayer();

    static {
        // One class for each package instead of one for each condition and consequence: half the time to compile.
        System.setProperty("drools.externaliseCanonicalModelLambda", "false");
    }

    private final Set<Layer> layers;

    /** @param layers of the sandbox that are up: all of them but in a test of the others */
    public LocalBuilder(Set<Layer> layers) {
        this.layers = Set.copyOf(layers);
    }

    private ClassLoader loader() {
        return layers.contains(Layer.LOADING) ? BEHIND : LocalBuilder.class.getClassLoader();
    }

    private static ReleaseId release(String version) {
        return KieServices.Factory.get().newReleaseId("jiheng", "rules", version);
    }

    // The engine registers what it builds or loads in a repository of the whole process, under its release: one at a
    // time, taken out again at once, keeps that repository empty.
    @Override
    public Built build(String version, Map<String, String> files) {
        synchronized (LocalBuilder.class) {
            KieServices services = KieServices.Factory.get();
            ReleaseId release = release(version);
            try {
                KieFileSystem system = services.newKieFileSystem().generateAndWritePomXML(release);
                files.forEach((file, text) -> system.write(FOLDER + file, text));
                KieBuilderImpl builder = (KieBuilderImpl) services.newKieBuilder(system, loader());
                builder.buildAll(
                        layers.contains(Layer.BYTECODE) ? GuardedProject::new : CanonicalModelKieProject::new,
                        file -> true);
                List<String> errors = builder.getResults().getMessages(Level.ERROR).stream()
                        .map(m -> m.getText())
                        .toList();
                return errors.isEmpty()
                        ? new Built(((InternalKieModule) builder.getKieModule()).getBytes(), errors)
                        : new Built(null, errors);
            } catch (RuntimeException | Error failure) {
                return Built.failed(String.valueOf(failure));
            } finally {
                services.getRepository().removeKieModule(release);
            }
        }
    }

    /**
     * Loads what was built.
     *
     * @throws RuntimeException or LinkageError when it is damaged, or holds what no rule may have
     */
    public KieContainer load(String version, byte[] module) {
        synchronized (LocalBuilder.class) {
            KieServices services = KieServices.Factory.get();
            ReleaseId release = release(version);
            try {
                MemoryFileSystem files = MemoryFileSystem.readFromJar(module);
                if (layers.contains(Layer.BYTECODE)) {
                    GuardedProject.requireHarmless(files);
                }
                KieModuleModel model = services.newKieModuleModel();
                KieBuilderImpl.setDefaultsforEmptyKieModule(model);
                services.getRepository()
                        .addKieModule(new CanonicalKieModule(new MemoryKieModule(release, model, files)));
                KieContainer container = services.newKieContainer(release, loader());
                // A class that cannot be linked is found here, and not when it is to score.
                container.getKieBase();
                return container;
            } finally {
                services.getRepository().removeKieModule(release);
            }
        }
    }
}
