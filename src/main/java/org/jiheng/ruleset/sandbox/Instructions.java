package org.jiheng.ruleset.sandbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * One generated method. What comes from rule text stands in methods called {@code lambda$…}: they call facts and compare, forward
 * only, and make nothing. All others are the engine's own, from a list of their own.
 */
final class Instructions extends MethodVisitor {
    private static final AllowList GENERATED = AllowList.read("generated-code.txt");
    private static final AllowList RULE_TEXT = AllowList.read("rule-text.txt");
    private static final Set<String> FACTS = BytecodeLayer.ofFacts();
    private static final Pattern NAME = Pattern.compile("<init>|<clinit>|rule_.{1,2000}|lambda\\$.{1,2000}"
            + "|\\$deserializeLambda\\$|get(?:DomainClass|EntryPoints|Globals|KieModuleModel|Models|ModelsForKieBase|Name"
            + "|PropertiesSize|PropertyIndex|Queries|ReleaseId|Rules|RulesList|TypeMetaDatas|Version)");
    /** May switch and throw: they look up a name that the engine asks for. */
    private static final Set<String> LOOKUPS = Set.of("getPropertyIndex", "getModelsForKieBase", "$deserializeLambda$");

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory.altMetafactory";
    private static final String PLAIN_LAMBDAS = "java/lang/invoke/LambdaMetafactory.metafactory";
    private static final String JOINED = "java/lang/invoke/StringConcatFactory.makeConcatWithConstants";

    private final String owner;
    private final String method;
    private final Collection<String> found;
    private final boolean ruleText;
    private final Set<Label> passed = new HashSet<>();

    Instructions(String owner, String method, Collection<String> found) {
        super(Opcodes.ASM9);
        this.owner = owner;
        this.method = method;
        this.found = found;
        this.ruleText = method.startsWith("lambda$");
    }

    /** Whether the engine gives a method this name. */
    static boolean named(String method) {
        return NAME.matcher(method).matches();
    }

    private void refuse(String what) {
        found.add(owner + "." + method + " " + what);
    }

    private boolean listed(String line) {
        return (ruleText ? RULE_TEXT : GENERATED).has(line);
    }

    @Override
    public void visitMethodInsn(int opcode, String called, String name, String type, boolean ofInterface) {
        String call = called + "." + name + ":" + type;
        boolean own = !ruleText && BytecodeLayer.generated(called) && named(name);
        if (!own && !listed("call " + call) && !(ruleText && FACTS.contains(call))) {
            refuse("calls " + call);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String of, String name, String type) {
        boolean own = !ruleText && BytecodeLayer.generated(of);
        boolean allowed =
                switch (opcode) {
                    case Opcodes.GETSTATIC -> own || listed("get " + of + "." + name + ":" + type);
                    case Opcodes.GETFIELD -> own && of.equals(owner);
                    case Opcodes.PUTSTATIC -> own && of.startsWith(outer()) && method.equals("<clinit>");
                    default -> own && of.equals(owner) && method.equals("<init>");
                };
        if (!allowed) {
            refuse("uses the field " + of + "." + name + ":" + type);
        }
    }

    private String outer() {
        int nested = owner.indexOf('$');
        return nested < 0 ? owner : owner.substring(0, nested);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        boolean allowed =
                switch (opcode) {
                    case Opcodes.NEW -> !ruleText && (BytecodeLayer.generated(type) || listed("new " + type));
                    case Opcodes.ANEWARRAY -> listed("array " + type);
                    default -> false;
                };
        if (!allowed) {
            refuse("makes or converts " + type);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
        String maker = bootstrap.getOwner() + "." + bootstrap.getName();
        boolean allowed = !ruleText && bootstrap.getTag() == Opcodes.H_INVOKESTATIC;
        if (maker.equals(LAMBDAS) || maker.equals(PLAIN_LAMBDAS)) {
            for (Object argument : arguments) {
                boolean plain = argument instanceof Type || argument instanceof Integer;
                boolean own = argument instanceof Handle handle
                        && handle.getTag() == Opcodes.H_INVOKESTATIC
                        && handle.getOwner().equals(owner)
                        && handle.getName().startsWith("lambda$");
                allowed &= plain || own;
            }
        } else {
            allowed &= maker.equals(JOINED);
            for (Object argument : arguments) {
                allowed &= argument instanceof String;
            }
        }
        if (!allowed) {
            refuse("is linked by " + maker);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        boolean constant = value instanceof String || value instanceof Double || value instanceof Integer;
        boolean type = !ruleText
                && value instanceof Type named
                && named.getSort() == Type.OBJECT
                && (listed("class " + named.getDescriptor())
                        || FACTS.stream().anyMatch(call -> call.startsWith(named.getInternalName() + ".")));
        if (!constant && !type) {
            refuse("holds the constant " + value);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        boolean allowed =
                switch (opcode) {
                    case Opcodes.ICONST_M1,
                            Opcodes.ICONST_0,
                            Opcodes.ICONST_1,
                            Opcodes.ICONST_2,
                            Opcodes.ICONST_3,
                            Opcodes.ICONST_4,
                            Opcodes.ICONST_5,
                            Opcodes.DCONST_0,
                            Opcodes.DCONST_1,
                            Opcodes.DADD,
                            Opcodes.DSUB,
                            Opcodes.DMUL,
                            Opcodes.DDIV,
                            Opcodes.DNEG,
                            Opcodes.I2D,
                            Opcodes.POP,
                            Opcodes.DUP,
                            Opcodes.AASTORE,
                            Opcodes.IRETURN,
                            Opcodes.ARETURN,
                            Opcodes.RETURN -> true;
                    case Opcodes.ATHROW -> LOOKUPS.contains(method);
                    case Opcodes.ACONST_NULL -> !ruleText;
                    default -> false;
                };
        if (!allowed) {
            refuse("uses the instruction " + opcode);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        if (opcode == Opcodes.NEWARRAY) {
            refuse("makes an array");
        }
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (opcode == Opcodes.RET) {
            refuse("uses ret");
        }
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        refuse("counts");
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label to) {
        forward(to);
        if (opcode == Opcodes.JSR) {
            refuse("uses jsr");
        }
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] cases) {
        choose(otherwise, cases);
    }

    @Override
    public void visitTableSwitchInsn(int least, int most, Label otherwise, Label... cases) {
        choose(otherwise, cases);
    }

    private void choose(Label otherwise, Label... cases) {
        if (!LOOKUPS.contains(method)) {
            refuse("has a switch");
        }
        forward(otherwise);
        for (Label one : cases) {
            forward(one);
        }
    }

    private void forward(Label to) {
        if (passed.contains(to)) {
            refuse("jumps back");
        }
    }

    @Override
    public void visitTryCatchBlock(Label from, Label to, Label handler, String type) {
        refuse("catches " + type);
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        refuse("makes an array of " + type);
    }
}
