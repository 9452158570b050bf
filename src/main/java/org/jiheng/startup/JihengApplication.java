package org.jiheng.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The running service: says where it can be reached, then waits for its end. */
public class JihengApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger("org.jiheng");

    private final HttpServer server;
    private final String host;
    private final int port;
    private final JihengConfig config;
    private final LaunchMode mode;

    JihengApplication(
            HttpServer server,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port,
            JihengConfig config,
            LaunchMode mode) {
        this.server = server;
        this.host = host;
        this.port = port;
        this.config = config;
        this.mode = mode;
    }

    @Override
    public int run(String... args) {
        LOG.infof("Jiheng is ready at %s", address());
        if (config.demoUsers()) {
            LOG.info("Demo users with known passwords: admin, auditor, reviewer, dashboard, policy, approver."
                    + " Reachable from this machine only.");
        }
        Quarkus.waitForExit();
        return 0;
    }

    // After a live reload the server still listens, but the reloaded service cannot ask it where.
    private String address() {
        return mode.isDev()
                ? "http://" + host + ":" + port
                : server.getLocalBaseUri().toString();
    }
}
