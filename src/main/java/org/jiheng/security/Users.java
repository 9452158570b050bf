package org.jiheng.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.http.ETags;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** Keeps the users. */
@ApplicationScoped
public class Users {
    private final PasswordSignIn signIn;
    private final Trail trail;
    private final Clock clock;

    Users(PasswordSignIn signIn, Trail trail, Clock clock) {
        this.signIn = signIn;
        this.trail = trail;
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
     * @throws ProblemException 422 where the password is not acceptable
     */
    public boolean addIfAbsent(String name, String password, String... roles) {
        Passwords.requireAcceptable(name, password, "/password");
        return add(name, password, false, roles);
    }

    private boolean add(String name, String password, boolean demo, String... roles) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (AppUser.named(name).isPresent()) {
                    return false;
                }
                insert(name, password, demo, List.of(roles), null, null);
                return true;
            });
        } catch (PersistenceException | QuarkusTransactionException overtaken) {
            if (QuarkusTransaction.requiringNew().call(() -> AppUser.named(name).isPresent())) {
                // Another replica that starts on the same new database was first.
                return false;
            }
            throw overtaken;
        }
    }

    private AppUser insert(
            String name,
            String password,
            boolean demo,
            List<String> roles,
            List<String> departments,
            List<String> units) {
        AppUser user = new AppUser();
        user.name = name;
        user.passwordHash = Passwords.hash(password);
        user.roles = String.join(",", new TreeSet<>(roles));
        user.departments = departments;
        user.units = units;
        user.enabled = true;
        user.demo = demo;
        user.createdAt = clock.instant();
        user.persistAndFlush();
        trail.record("user.added", subject(name), null, state(user));
        return user;
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
        List<AppUser> demo = AppUser.list("demo", true);
        for (AppUser user : demo) {
            trail.record("user.removed", subject(user.name), state(user), null);
            user.delete();
        }
        return demo.size();
    }

    /** A user as answered, with a tag. */
    record Tagged(UserView view, String tag) {
        static Tagged of(AppUser user) {
            return new Tagged(UserView.of(user), "u" + user.optLock);
        }
    }

    /** By name. */
    @Transactional
    List<UserView> list() {
        return AppUser.<AppUser>list("order by name").stream().map(UserView::of).toList();
    }

    /** @throws ProblemException 404 where there is none */
    @Transactional
    Tagged get(String name) {
        return Tagged.of(AppUser.named(name).orElseThrow(() -> unknown(name)));
    }

    /** @throws ProblemException 409 where the name is taken, 422 where something is not acceptable */
    @Transactional
    Tagged add(UserResource.NewUser wanted) {
        if (AppUser.named(wanted.name()).isPresent() || wanted.name().equals(Caller.SYSTEM)) {
            throw ProblemException.at(
                    ProblemType.INVALID_USER,
                    "/name",
                    "用户名 " + wanted.name() + " 已被占用。",
                    "The name " + wanted.name() + " is taken.");
        }
        requireConsistent(wanted.roles(), wanted.departments(), wanted.units());
        Passwords.requireAcceptable(wanted.name(), wanted.password(), "/password");
        return Tagged.of(insert(
                wanted.name(),
                wanted.password(),
                false,
                wanted.roles(),
                stripped(wanted.departments()),
                stripped(wanted.units())));
    }

    /**
     * Changes roles, limits and whether the user may sign in. Sessions go on with the new rights.
     *
     * @throws ProblemException 412 where the user has changed meanwhile, 422 where nobody could administer the service afterwards
     */
    @Transactional
    Tagged change(String name, UserResource.UserChange wanted, String ifMatch) {
        AppUser.lockAdministrators();
        AppUser user = AppUser.lock(name).orElseThrow(() -> unknown(name));
        ETags.requireMatch(ifMatch, Tagged.of(user).tag());
        requireConsistent(wanted.roles(), wanted.departments(), wanted.units());
        Map<String, Object> before = state(user);
        user.roles = String.join(",", new TreeSet<>(wanted.roles()));
        user.departments = stripped(wanted.departments());
        user.units = stripped(wanted.units());
        user.enabled = wanted.enabled();
        AppUser.flush();
        if (AppUser.<AppUser>list("enabled", true).stream()
                .noneMatch(u -> u.roleNames().contains(Roles.ADMIN))) {
            throw new ProblemException(
                    ProblemType.INVALID_USER,
                    "这样就没有可用的管理员了；请先指定另一位。",
                    "No administrator would be left; appoint another one first.");
        }
        if (!user.enabled) {
            endAll(name);
        }
        signIn.forget(name);
        trail.record("user.changed", subject(name), before, state(user), wanted.reason());
        return Tagged.of(user);
    }

    /** Gives a user another password and ends the user's sessions; personal tokens stay. */
    @Transactional
    void resetPassword(String name, String password) {
        AppUser user = AppUser.lock(name).orElseThrow(() -> unknown(name));
        setPassword(user, password, "/password", "user.password-reset");
    }

    /**
     * The same by the user.
     *
     * @param checked the hash that the user's present password was found right for
     * @throws AuthenticationFailedException where that password was changed since
     */
    @Transactional
    void changeOwnPassword(String name, String checked, String password) {
        AppUser user = AppUser.lock(name)
                .filter(found -> found.passwordHash.equals(checked))
                .orElseThrow(AuthenticationFailedException::new);
        setPassword(user, password, "/changed", "user.password-changed");
    }

    private void setPassword(AppUser user, String password, String pointer, String action) {
        Passwords.requireAcceptable(user.name, password, pointer);
        user.passwordHash = Passwords.hash(password);
        user.demo = false;
        AccessToken.revoke(user.name, AccessToken.SESSION, clock.instant());
        signIn.forget(user.name);
        trail.record(action, subject(user.name), null, null);
    }

    private void endAll(String name) {
        AccessToken.revoke(name, AccessToken.SESSION, clock.instant());
        AccessToken.revoke(name, AccessToken.PERSONAL, clock.instant());
    }

    /** A program with a token neither changes its user's password nor makes further tokens. @throws ProblemException 403 */
    static void requirePerson() {
        String via = Caller.via();
        if (!via.equals("basic") && !via.equals(AccessToken.SESSION)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "此操作须用本系统的用户名和密码登录，不能用令牌。",
                    "This call takes signing in with a name and password of this service, not a token.");
        }
    }

    private static void requireConsistent(List<String> roles, List<String> departments, List<String> units) {
        for (int i = 0; i < roles.size(); i++) {
            if (!Roles.ALL.contains(roles.get(i))) {
                String known = String.join(", ", new TreeSet<>(Roles.ALL));
                throw ProblemException.at(
                        ProblemType.INVALID_USER,
                        "/roles/" + i,
                        "没有角色 " + roles.get(i) + "；现有：" + known + "。",
                        "There is no role " + roles.get(i) + "; there are: " + known + ".");
            }
        }
        requireUnlimitedAdmin(roles, departments, units);
    }

    /** @throws ProblemException 422 where somebody would be an administrator and limited: an administrator makes users without limits */
    static void requireUnlimitedAdmin(Collection<String> roles, List<String> departments, List<String> units) {
        if (roles.contains(Roles.ADMIN) && (departments != null || units != null)) {
            throw ProblemException.at(
                    ProblemType.INVALID_USER,
                    departments == null ? "/units" : "/departments",
                    "管理员（admin）不能限于部门或单位。",
                    "An administrator (admin) is not limited to departments or units.");
        }
    }

    /** Names without blanks around them, which the database would not tell from those with: null for null. */
    static List<String> stripped(List<String> names) {
        return Optional.ofNullable(names)
                .map(given ->
                        given.stream().map(String::strip).distinct().sorted().toList())
                .orElse(null);
    }

    private static Subject subject(String name) {
        return Subject.of("user", name);
    }

    private static Map<String, Object> state(AppUser user) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("roles", user.roleNames());
        state.put("departments", user.departments);
        state.put("units", user.units);
        state.put("enabled", user.enabled);
        return state;
    }

    private static ProblemException unknown(String name) {
        return ProblemException.notFound("没有用户 " + name + "。", "There is no user " + name + ".");
    }
}
