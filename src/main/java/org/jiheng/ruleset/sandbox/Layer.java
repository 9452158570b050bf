package org.jiheng.ruleset.sandbox;

import java.util.EnumSet;
import java.util.Set;

/** The layers of the sandbox, any of which stops most attacks alone; only tests switch some of them off, to show that. */
public enum Layer {
    SOURCE,
    BYTECODE,
    LOADING;

    public static final Set<Layer> ALL = Set.copyOf(EnumSet.allOf(Layer.class));
}
