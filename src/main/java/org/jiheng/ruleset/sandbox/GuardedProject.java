package org.jiheng.ruleset.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.BuildContext;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.execmodel.CanonicalModelKieProject;

/** Builds rules as the engine does, and shows what it generated to the byte-code layer before anybody can load it. */
public final class GuardedProject extends CanonicalModelKieProject {
    /** Generated code holds something that no rule may have; nothing of it was loaded. */
    public static final class RefusedCodeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedCodeException(List<String> found) {
            super("the generated code " + String.join("; ", found.subList(0, Math.min(found.size(), 5))));
        }
    }

    public GuardedProject(InternalKieModule module, ClassLoader loader) {
        super(module, loader);
    }

    @Override
    public void writeProjectOutput(MemoryFileSystem written, BuildContext context) {
        super.writeProjectOutput(written, context);
        requireHarmless(written);
    }

    /** @throws RefusedCodeException when there is anything that the engine does not generate from rules */
    public static void requireHarmless(MemoryFileSystem files) {
        Map<String, byte[]> all = new TreeMap<>();
        files.getFilePaths().forEach(path -> all.put(path.asString(), files.getBytes(path)));
        List<String> found = BytecodeLayer.check(all);
        if (!found.isEmpty()) {
            throw new RefusedCodeException(found);
        }
    }
}
