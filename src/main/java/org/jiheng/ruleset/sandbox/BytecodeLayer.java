package org.jiheng.ruleset.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiheng.ruleset.FactTypes;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The second layer of the sandbox: looks at every class that was generated from a rule set before any of them is loaded. Whatever
 * the text was that it came from, the code can do no more than is listed: names, shapes and calls, exactly.
 */
public final class BytecodeLayer {
    private static final String HASH = "[0-9A-F]{32}";
    private static final Pattern RULES = Pattern.compile("jiheng/rules/Rules" + HASH + "(?:RuleMethods\\d{1,4})?");
    private static final Pattern METADATA =
            Pattern.compile("jiheng/rules/DomainClassesMetadata" + HASH + "(?:\\$org_jiheng_fact_[A-Za-z]+_Metadata)?");
    private static final Pattern MODEL =
            Pattern.compile("org/drools/project/model/ProjectModel_jiheng_rules_[0-9a-z_]{1,80}");
    private static final Set<String> INTERFACES = Set.of(
            "org/drools/model/Model",
            "org/drools/model/DomainClassMetadata",
            "org/drools/modelcompiler/CanonicalKieModuleModel");
    /** What else the engine writes beside the classes. */
    private static final Pattern DATA = Pattern.compile(
            "jiheng/rules/[^/]+\\.drl|META-INF/maven/jiheng/rules/pom\\.(?:xml|properties)|META-INF/kie/jiheng/rules/[a-z-]+"
                    + "|META-INF/kmodule\\.xml|META-INF/kmodule\\.info|META-INF/MANIFEST\\.MF");

    private static final int PLAIN_CLASS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER | Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;
    private static final int PLAIN_METHOD =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_FINAL;

    private BytecodeLayer() {}

    /** Whether a path may be in a compiled rule set at all. */
    static boolean known(String path) {
        return path.endsWith(".class")
                ? generated(path.substring(0, path.length() - ".class".length()))
                : DATA.matcher(path).matches();
    }

    /** Whether a name is one that the engine gives to the classes it generates. */
    static boolean generated(String internalName) {
        return RULES.matcher(internalName).matches()
                || METADATA.matcher(internalName).matches()
                || MODEL.matcher(internalName).matches();
    }

    /**
     * Looks at what was generated.
     *
     * @param files path to bytes
     * @return what must not be there, empty when all is as it must be
     */
    public static List<String> check(Map<String, byte[]> files) {
        List<String> found = new ArrayList<>();
        files.forEach((path, bytes) -> {
            if (!known(path)) {
                found.add(path + " is not a file that the engine generates");
            } else if (path.endsWith(".class")) {
                check(path.substring(0, path.length() - ".class".length()), bytes, found);
            }
        });
        return found;
    }

    private static void check(String name, byte[] bytes, Collection<String> found) {
        try {
            ClassReader reader = new ClassReader(bytes);
            if (!reader.getClassName().equals(name)) {
                found.add(name + " holds class " + reader.getClassName());
                return;
            }
            reader.accept(new Shape(found), ClassReader.SKIP_FRAMES);
        } catch (RuntimeException unreadable) {
            found.add(name + " is no readable class: " + unreadable);
        }
    }

    /** A class as a whole. */
    private static final class Shape extends ClassVisitor {
        private final Collection<String> found;
        private String name;

        Shape(Collection<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public void visit(
                int version, int access, String className, String signature, String parent, String[] interfaces) {
            name = className;
            boolean plain = (access & ~PLAIN_CLASS) == 0
                    && "java/lang/Object".equals(parent)
                    && interfaces.length <= 1
                    && INTERFACES.containsAll(Set.of(interfaces));
            if (!plain) {
                found.add(name + " extends " + parent + " and implements " + List.of(interfaces));
            }
        }

        @Override
        public FieldVisitor visitField(int access, String field, String type, String signature, Object value) {
            if (!type.equals("Ljava/util/List;")
                    && !type.equals("Ljava/time/format/DateTimeFormatter;")
                    && !type.equals("Lorg/drools/model/DomainClassMetadata;")) {
                found.add(name + " has a field " + field + " of type " + type);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            if ((access & ~PLAIN_METHOD) != 0 || !Instructions.named(method)) {
                found.add(name + " has a method " + method + type);
            }
            return new Instructions(name, method, found);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            found.add(name + " has an annotation " + type);
            return null;
        }

        @Override
        public ModuleVisitor visitModule(String module, int access, String version) {
            found.add(name + " is a module");
            return null;
        }
    }

    /** Calls that rule text may make of the facts: {@code owner.name:descriptor} of every property and verb. */
    static Set<String> ofFacts() {
        return new HashSet<>(FactTypes.descriptors());
    }
}
