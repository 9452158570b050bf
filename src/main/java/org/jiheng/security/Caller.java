package org.jiheng.security;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.function.Supplier;
import org.jiheng.http.RequestOrigin;

/** Who is at work: the one who sent the request at hand, or the service itself. */
public final class Caller {
    /** Names the service in the trail; nobody can be called so. */
    public static final String SYSTEM = "system";

    static final String SCOPE = "jiheng.scope";
    static final String VIA = "jiheng.via";

    /** The stored hash that the password of the call was found right for; absent where none was sent. */
    static final String CHECKED = "jiheng.checked";

    /** The id of the session or personal token that the call was made by; absent for another way. */
    static final String ID = "jiheng.id";

    /** Begins {@link #via} of a token; its id follows. */
    static final String BY_TOKEN = "token ";

    private static final ThreadLocal<Scope> GIVEN = new ThreadLocal<>();

    private Caller() {}

    /** The user's name, or {@link #SYSTEM}. */
    public static String name() {
        SecurityIdentity identity = identity();
        return identity == null ? SYSTEM : identity.getPrincipal().getName();
    }

    /** How the user signed in: basic, session, token and its id, or oidc; {@link #SYSTEM} for the service itself. */
    public static String via() {
        SecurityIdentity identity = identity();
        return identity == null ? SYSTEM : identity.getAttribute(VIA);
    }

    /** The id of the personal token that the user signed in by; empty for another way. */
    static Optional<String> token() {
        return Optional.of(via()).filter(via -> via.startsWith(BY_TOKEN)).map(via -> via.substring(BY_TOKEN.length()));
    }

    /** The id of the session that the user signed in by; empty for another way. */
    static Optional<String> session() {
        return Optional.ofNullable(identity())
                .filter(identity -> AccessToken.SESSION.equals(identity.getAttribute(VIA)))
                .map(identity -> identity.getAttribute(ID));
    }

    /** What the user may see; a request of nobody sees nothing, and the service itself everything. */
    public static Scope scope() {
        if (GIVEN.get() != null) {
            return GIVEN.get();
        }
        SecurityIdentity identity = identity();
        if (identity == null) {
            return RequestOrigin.current().isPresent() ? Scope.NOTHING : Scope.EVERYTHING;
        }
        Scope scope = identity.getAttribute(SCOPE);
        return scope == null ? Scope.NOTHING : scope;
    }

    /** Does work of the service itself during a request, such as sealing the trail, with everything in sight. */
    public static <T> T asSystem(Supplier<T> work) {
        return within(Scope.EVERYTHING, work);
    }

    /** Does work on behalf of somebody whose request is not at hand, seeing what they may see. */
    public static <T> T within(Scope scope, Supplier<T> work) {
        Scope before = GIVEN.get();
        GIVEN.set(scope);
        try {
            return work.get();
        } finally {
            if (before == null) {
                GIVEN.remove();
            } else {
                GIVEN.set(before);
            }
        }
    }

    /** Null for nobody. */
    private static SecurityIdentity identity() {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return null;
        }
        SecurityIdentity identity =
                container.instance(CurrentIdentityAssociation.class).get().getIdentity();
        return identity.isAnonymous() ? null : identity;
    }
}
