package org.jiheng.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Signs in by a session's cookie or a personal token. It is looked up at each call, so that an end of either takes effect at once. */
@ApplicationScoped
class AccessTokenSignIn implements IdentityProvider<AccessTokenSignIn.Request> {
    private final AccessTokens tokens;

    AccessTokenSignIn(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** The secret, as sent. */
    static final class Request extends BaseAuthenticationRequest {
        private final String secret;

        Request(String secret) {
            this.secret = secret;
        }
    }

    @Override
    public Class<Request> getRequestType() {
        return Request.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(Request request, AuthenticationRequestContext context) {
        return context.runBlocking(
                () -> tokens.identity(request.secret).orElseThrow(AuthenticationFailedException::new));
    }
}
