package org.jiheng.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps demo users, whose passwords are known to everybody, away from the network. */
@ApplicationScoped
public class ListenCheck {
    private final JihengConfig config;
    private final String host;

    ListenCheck(JihengConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
        this.config = config;
        this.host = host;
    }

    // Runs first, and before the service opens its port.
    void onStart(@Observes @Priority(1) StartupEvent event) {
        if (config.demoUsers() && !isLoopback(host)) {
            // Of the kinds of error at start, the one that is shown as its message alone.
            throw new ConfigurationException(
                    "jiheng.demo-users is on and quarkus.http.host is " + host + ": demo users have passwords that"
                            + " everybody knows. Switch them off, or listen on 127.0.0.1.");
        }
    }

    static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
