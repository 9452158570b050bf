package org.jiheng.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM that runs an embedded database, so that a test can end it as roughly as it likes. */
final class DatabaseChild implements AutoCloseable {
    private final Process jvm;

    private DatabaseChild(Process jvm) {
        this.jvm = jvm;
    }

    static DatabaseChild start(Path data, Path programs) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseChild.class.getName(),
                data.toString(),
                programs.toString());
        return new DatabaseChild(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Waits until the database answers; its pid. */
    long databasePid() throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException("The child ended without a database");
        }
        return Long.parseLong(line);
    }

    /** As {@code kill -9}; returns when the JVM is gone. */
    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    /** As {@code kill}; returns when the JVM is gone. */
    void terminate() throws InterruptedException {
        jvm.destroy();
        if (!jvm.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The child does not end");
        }
    }

    long pid() {
        return jvm.pid();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** @param args data directory and directory of the programs */
    public static void main(String[] args) throws IOException {
        EmbeddedMariaDb database = EmbeddedMariaDb.start(Path.of(args[0]), Path.of(args[1]), Load.SERVICE);
        Runtime.getRuntime().addShutdownHook(new DatabaseExit(database));
        System.out.println(database.pid());
        System.in.read();
    }
}
