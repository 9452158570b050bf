package org.jiheng.startup;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import org.jboss.logging.Logger;

/** The running service: says where it can be reached, then waits for its end. */
public class JihengApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger("org.jiheng");

    private final HttpServer server;
    private final JihengConfig config;
    private final LaunchMode mode;

    JihengApplication(HttpServer server, JihengConfig config, LaunchMode mode) {
        this.server = server;
        this.config = config;
        this.mode = mode;
    }

    @Override
    public int run(String... args) {
        LOG.infof("Jiheng is ready at %s", server.getLocalBaseUri());
        if (config.demoUsers()) {
            LOG.info("Demo users with known passwords: admin, auditor, reviewer, dashboard, policy, approver.");
        }
        if (mode.isDev()) {
            LOG.info("Development mode: reachable from this machine only.");
        }
        Quarkus.waitForExit();
        return 0;
    }
}
