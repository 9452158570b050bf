package org.jiheng.security;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/** Somebody, or some program, that may sign in. */
@Entity
@Table(name = "app_user")
// Defined here for the entities that have a department and a unit; Hibernate finds it on an entity only.
@FilterDef(
        name = ScopeFilter.NAME,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = {
            @ParamDef(name = "all1", type = Boolean.class, resolver = ScopeFilter.All1.class),
            @ParamDef(name = "all2", type = Boolean.class, resolver = ScopeFilter.All2.class),
            @ParamDef(name = "departments1", type = String.class, resolver = ScopeFilter.Departments1.class),
            @ParamDef(name = "departments2", type = String.class, resolver = ScopeFilter.Departments2.class),
            @ParamDef(name = "units1", type = String.class, resolver = ScopeFilter.Units1.class),
            @ParamDef(name = "units2", type = String.class, resolver = ScopeFilter.Units2.class)
        })
class AppUser extends PanacheEntityBase {
    private static final String NAMED = "name";

    @Id
    @Column(length = 64)
    public String name;

    @Column(name = "password_hash", nullable = false, length = 100)
    public String passwordHash;

    @Column(nullable = false, length = 200)
    public String roles;

    /** What the user is limited to, with {@link #units}; both null for no limit. */
    @Convert(converter = Names.class)
    @Column(columnDefinition = "text")
    public List<String> departments;

    @Convert(converter = Names.class)
    @Column(columnDefinition = "text")
    public List<String> units;

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

    /**
     * The user of exactly this name. MariaDB pads texts with spaces when it compares them, and what is found by id has the id that was
     * asked for, padded or not; so it is asked for by a query, which answers the name as it stands in the row.
     */
    static Optional<AppUser> named(String name) {
        return find(NAMED, name).<AppUser>firstResultOptional().filter(user -> user.name.equals(name));
    }

    static Optional<AppUser> lock(String name) {
        return find(NAMED, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<AppUser>firstResultOptional()
                .filter(user -> user.name.equals(name));
    }

    /** Holds everybody who could be the last administrator, in one order: of two who go at once, the second sees the first gone. */
    static void lockAdministrators() {
        find("enabled = true and roles like ?1 order by name", "%" + Roles.ADMIN + "%")
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Set<String> roleNames() {
        return new TreeSet<>(Set.of(roles.split(",")));
    }

    Scope scope() {
        return Scope.of(departments, units);
    }
}
