package org.jiheng.ruleset.sandbox;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jiheng.fact.Indicator;

/**
 * The third layer of the sandbox: the class loader behind which rules are compiled and run. It shows the compiler, and hands to
 * generated code, the facts, what the engine needs and a few classes of the platform, and says of everything else that it does
 * not exist.
 */
public final class LoadingLayer extends ClassLoader {
    private static final AllowList CLASSES = AllowList.read("classes.txt");
    private static final String CLASS = ".class";

    private final ClassLoader program = Indicator.class.getClassLoader();

    public LoadingLayer() {
        super("rules", null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (CLASSES.has("load " + name)) {
            return program.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public URL getResource(String name) {
        boolean seen = name.endsWith(CLASS)
                && CLASSES.has("see "
                        + name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
        return seen ? program.getResource(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }
}
