package org.jiheng.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Asks again who sent a request that is answered for a long time: an answer must not outlive the right to it. */
@ApplicationScoped
public class StillSignedIn {
    private final SignIn signIn;
    private final IdentityProviderManager identities;

    StillSignedIn(SignIn signIn, IdentityProviderManager identities) {
        this.signIn = signIn;
        this.identities = identities;
    }

    /** What the sender may see by now; empty when signing in the same way would fail. */
    public Uni<Optional<Scope>> scope(RoutingContext request) {
        return signIn.authenticate(request, identities)
                .map(identity -> Optional.ofNullable(identity)
                        .filter(i -> !i.isAnonymous())
                        .map(i -> i.<Scope>getAttribute(Caller.SCOPE)))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
