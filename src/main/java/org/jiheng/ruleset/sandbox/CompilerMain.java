package org.jiheng.ruleset.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jiheng.ruleset.sandbox.RuleBuilder.Built;

/** The compiler in a process of its own: reads rules from its input and writes class files to its output until that is closed. */
public final class CompilerMain {
    private CompilerMain() {}

    public static void main(String... args) throws IOException {
        DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        // What anything prints must not come between the answers.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        RuleBuilder builder = new LocalBuilder(Layer.ALL);
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                String version = text(in);
                Map<String, String> files = new LinkedHashMap<>();
                for (int left = in.readInt(); left > 0; left--) {
                    files.put(text(in), text(in));
                }
                answer(out, builder.build(version, files));
            }
        } catch (EOFException closed) {
            // Whoever asked is gone.
            return;
        }
    }

    private static void answer(DataOutputStream out, Built built) throws IOException {
        byte[] module = built.module() == null ? new byte[0] : built.module();
        out.writeInt(module.length);
        out.write(module);
        out.writeInt(built.errors().size());
        for (String error : built.errors()) {
            write(out, error);
        }
        out.flush();
    }

    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("a message of " + length + " bytes");
        }
        return in.readNBytes(length);
    }

    private static final int LARGEST = 64 * 1024 * 1024;
}
