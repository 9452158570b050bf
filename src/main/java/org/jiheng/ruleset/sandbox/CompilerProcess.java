package org.jiheng.ruleset.sandbox;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Builds in a child process with little memory, a bound on its processor time and a deadline, so that rules which are hard to
 * compile harm nobody. The child is kept for the next build; one that fails is ended, and another is started when it is needed.
 * What comes back is only bytes, which are looked at before they are loaded.
 */
public final class CompilerProcess implements RuleBuilder, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CompilerProcess.class);
    private static final String HEAP = "-Xmx256m";
    private static final int MOST_CPU_SECONDS = 600;

    private final long deadlineMillis;
    private final ExecutorService waiting = Executors.newCachedThreadPool(CompilerProcess::daemon);
    private Process child;

    /** @param deadlineMillis how long one build may take */
    public CompilerProcess(long deadlineMillis) {
        this.deadlineMillis = deadlineMillis;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rule-compiler");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized Built build(String version, Map<String, String> files) {
        Future<Built> answer = waiting.submit(() -> ask(version, files));
        try {
            return answer.get(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            end();
            return Built.failed("the compiler took longer than " + deadlineMillis + " ms and was ended / 编译超时，已终止");
        } catch (ExecutionException failed) {
            end();
            LOG.warnf("The rule compiler's process failed: %s", failed.getCause());
            return Built.failed("the compiler failed, as it does when it runs out of memory / 编译进程异常退出（例如内存不足）");
        } catch (InterruptedException stopped) {
            end();
            Thread.currentThread().interrupt();
            return Built.failed("the compiler was stopped / 编译被中断");
        }
    }

    private Built ask(String version, Map<String, String> files) throws IOException {
        Process process = running();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        CompilerMain.write(out, version);
        out.writeInt(files.size());
        for (Map.Entry<String, String> file : files.entrySet()) {
            CompilerMain.write(out, file.getKey());
            CompilerMain.write(out, file.getValue());
        }
        out.flush();
        DataInputStream in = new DataInputStream(process.getInputStream());
        byte[] module = CompilerMain.bytes(in);
        List<String> errors = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            errors.add(CompilerMain.text(in));
        }
        return new Built(module.length == 0 ? null : module, errors);
    }

    private Process running() throws IOException {
        if (child == null || !child.isAlive()) {
            child = start();
        }
        return child;
    }

    private static Process start() throws IOException {
        List<String> command = new ArrayList<>();
        Path shell = Path.of("/bin/sh");
        if (Files.isExecutable(shell)) {
            command.addAll(List.of(
                    shell.toString(), "-c", "ulimit -t " + MOST_CPU_SECONDS + "; exec \"$@\"", "rule-compiler"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-cp",
                classPath(),
                CompilerMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Passwords and addresses stand in the environment of a service.
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    /** Everything that this program is loaded from, however it was started. */
    private static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        try {
            places.add(Path.of(CompilerMain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
            ClassLoader loader = CompilerProcess.class.getClassLoader();
            for (URL marker : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
                if (marker.openConnection() instanceof JarURLConnection jar) {
                    places.add(Path.of(jar.getJarFileURL().toURI()).toString());
                }
            }
            URL resources = loader.getResource("sandbox/classes.txt");
            if (resources != null && resources.getProtocol().equals("file")) {
                places.add(Path.of(resources.toURI()).getParent().getParent().toString());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        return String.join(java.io.File.pathSeparator, places);
    }

    private synchronized void end() {
        if (child != null) {
            child.destroyForcibly();
            child = null;
        }
    }

    @Override
    public void close() {
        end();
        waiting.shutdownNow();
    }
}
