package org.jiheng.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jboss.logging.Logger;
import org.jiheng.http.ProblemException;
import org.jiheng.security.Roles;
import org.jiheng.security.Users;

/** Sees to it that somebody can sign in: the demo users where they are switched on, else an administrator. */
@ApplicationScoped
public class FirstUsers {
    private static final Logger LOG = Logger.getLogger(FirstUsers.class);

    /** Each has the role of its name and, in demo mode, its name for a password. */
    static final List<String> DEMO =
            List.of(Roles.AUDITOR, Roles.REVIEWER, Roles.DASHBOARD, Roles.POLICY, Roles.APPROVER, Roles.ADMIN);

    private final JihengConfig config;
    private final Users users;

    FirstUsers(JihengConfig config, Users users) {
        this.config = config;
        this.users = users;
    }

    void onStart(@Observes @Priority(50) StartupEvent event) {
        if (!config.serve()) {
            return;
        }
        if (config.demoUsers()) {
            DEMO.forEach(name -> users.addDemo(name, name));
            return;
        }
        int removed = users.removeDemo();
        if (removed > 0) {
            LOG.infof("Demo mode is off: %d demo users were removed", removed);
        }
        if (users.none()) {
            String given = config.adminPassword().orElse(null);
            String password = given == null ? random() : given;
            boolean added = addAdmin(password);
            // Where another replica was first, the password made here is nobody's.
            if (added && given == null) {
                // Printed, not logged: logs are collected and kept.
                System.out.println("The user admin was made. Its password, shown this once: " + password);
            }
        }
    }

    private boolean addAdmin(String password) {
        try {
            return users.addIfAbsent(Roles.ADMIN, password, Roles.ADMIN);
        } catch (ProblemException weak) {
            // Of the kinds of error at start, the one that is shown as its message alone.
            throw new ConfigurationException(
                    "jiheng.admin-password: " + weak.detail().en());
        }
    }

    private static String random() {
        byte[] bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
