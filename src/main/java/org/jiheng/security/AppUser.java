package org.jiheng.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Somebody, or some program, that may sign in. */
@Entity
@Table(name = "app_user")
class AppUser extends PanacheEntityBase {
    @Id
    @Column(length = 64)
    public String name;

    @Column(name = "password_hash", nullable = false, length = 100)
    public String passwordHash;

    @Column(nullable = false, length = 200)
    public String roles;

    @Column(nullable = false)
    public boolean enabled;

    /** Made by demo mode, with its name for a password. */
    @Column(nullable = false)
    public boolean demo;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    @Version
    @Column(name = "opt_lock", nullable = false)
    public int optLock;

    static Optional<AppUser> named(String name) {
        return findByIdOptional(name);
    }

    Set<String> roleNames() {
        return Set.of(roles.split(","));
    }
}
