package org.jiheng.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Keeps the users. */
@ApplicationScoped
public class Users {
    /** bcrypt work factor: 2^12 rounds, the order that OWASP asks for. */
    private static final int BCRYPT_COST = 12;

    private final Clock clock;

    Users(Clock clock) {
        this.clock = clock;
    }

    /** Whether anybody can sign in at all. */
    @Transactional
    public boolean none() {
        return AppUser.count() == 0;
    }

    /**
     * Adds a user unless there is one of that name, whose password and roles then stay as they are.
     *
     * @return whether the user was added
     */
    public boolean addIfAbsent(String name, String password, String... roles) {
        return add(name, password, false, roles);
    }

    private boolean add(String name, String password, boolean demo, String... roles) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> insert(name, password, demo, roles));
        } catch (PersistenceException | QuarkusTransactionException overtaken) {
            if (QuarkusTransaction.requiringNew().call(() -> AppUser.named(name).isPresent())) {
                // Another replica that starts on the same new database was first.
                return false;
            }
            throw overtaken;
        }
    }

    private boolean insert(String name, String password, boolean demo, String... roles) {
        if (AppUser.named(name).isPresent()) {
            return false;
        }
        AppUser user = new AppUser();
        user.name = name;
        user.passwordHash = BcryptUtil.bcryptHash(password, BCRYPT_COST);
        user.roles = String.join(",", roles);
        user.enabled = true;
        user.demo = demo;
        user.createdAt = clock.instant();
        user.persist();
        return true;
    }

    /**
     * Adds a user of demo mode, whose password everybody knows; one of that name is left as it is.
     */
    public void addDemo(String name, String role) {
        add(name, name, true, role);
    }

    /**
     * Removes the users of demo mode.
     *
     * @return how many there were
     */
    @Transactional
    public int removeDemo() {
        return (int) AppUser.delete("demo", true);
    }
}
