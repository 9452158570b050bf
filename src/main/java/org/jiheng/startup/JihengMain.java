package org.jiheng.startup;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jiheng.audit.VerifyAudit;
import org.jiheng.generator.GenerateCommand;
import org.jiheng.generator.GeneratorApplication;
import org.jiheng.ruleset.CompileAhead;
import org.jiheng.ruleset.gate.CheckRules;

/** Entry of the program: a command, or the service. */
@QuarkusMain
public final class JihengMain {
    /** For a command that works beside a service that may be running: it answers nobody, and tells its user in plain lines. */
    private static final Map<String, String> WITHOUT_SERVICE = Map.of(
            "jiheng.serve", "false",
            "quarkus.http.host-enabled", "false",
            "quarkus.scheduler.start-mode", "halted",
            "quarkus.log.console.json.enabled", "false",
            "quarkus.log.level", "WARN");

    JihengMain() {}

    /**
     * Runs the command that the first argument names, or the service until it is told to end.
     *
     * @param args {@code check-rules}, {@code verify-audit} or {@code generate} and what follows it, or arguments handed on to the service
     */
    public static void main(String... args) {
        if (args.length > 0 && args[0].equals(CheckRules.COMMAND)) {
            LogContext.getLogContext().getLogger("").setLevel(Level.OFF);
            System.exit(CheckRules.run(List.of(args).subList(1, args.length), System.out));
        }
        if (args.length > 0 && args[0].equals(VerifyAudit.COMMAND)) {
            System.exit(VerifyAudit.run(List.of(args).subList(1, args.length), System.out));
        }
        boolean generate = args.length > 0 && args[0].equals(GenerateCommand.COMMAND);
        if (generate) {
            requireReadable(List.of(args).subList(1, args.length));
            WITHOUT_SERVICE.forEach(System::setProperty);
        }
        // The server refuses what is no address with an empty answer; org.jiheng.http.Pages does so in words.
        System.setProperty("vertx.disableURIValidation", "true");
        CompletableFuture<Void> prepared =
                CompletableFuture.runAsync(() -> prepare(generate ? Load.MANY_ROWS : Load.SERVICE), JihengMain::beside);
        loadService();
        try {
            prepared.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof StartRefusedException refused) {
                // Logging is not set up before the service boots.
                System.err.println(refused.getMessage());
                System.exit(1);
            }
            throw failure;
        }
        Quarkus.run(generate ? GeneratorApplication.class : JihengApplication.class, args);
    }

    // What was typed wrongly is said at once, and not after the database has started.
    private static void requireReadable(List<String> arguments) {
        try {
            GenerateCommand.read(arguments);
        } catch (GenerateCommand.WrongArgumentsException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    // The larger part of a start needs no database and is done while that one starts.
    private static void loadService() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError failure) {
            // Running the service meets the same failure, and reports it.
            return;
        }
    }

    private static void beside(Runnable task) {
        Thread thread = new Thread(task, "prepare");
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
    }

    // Read with a configuration of our own, thrown away afterwards: the service's is made once, at
    // boot, and must see the address of the database.
    private static void prepare(Load load) {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Path data = config.getOptionalValue("jiheng.data-dir", Path.class).orElse(Path.of("data"));
        CompileAhead.begin(
                config.getOptionalValue("jiheng.rules.dir", Path.class)
                        .orElse(Path.of("rules"))
                        .resolve(config.getOptionalValue("jiheng.rules.default", String.class)
                                .orElse("mof-2020")),
                config.getOptionalValue("jiheng.rules.compiled-dir", Path.class)
                        .orElse(data.resolve("compiled-rules")));
        String url = config.getOptionalValue(EmbeddedDatabase.URL, String.class).orElse("");
        if (url.isBlank()) {
            EmbeddedDatabase.provide(data, load);
        }
    }
}
