package org.jiheng.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jiheng.http.EarlyRefusal;
import org.jiheng.http.SignInRefusal;

/**
 * The ways to sign in, told apart before any is tried: HTTP Basic; a personal token, which shows itself by its prefix; a token of an
 * OpenID Connect provider; the cookie of a session. Who does not get in is told why as every other error is told, and a browser that
 * wants a page is led to the sign-in page.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SignIn implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";
    private static final String PAGE = "/login/";

    private final BasicAuthenticationMechanism basic;
    private final JWTAuthMechanism jwt;
    private final OidcProvider provider;
    private final ObjectMapper json;

    SignIn(BasicAuthenticationMechanism basic, JWTAuthMechanism jwt, OidcProvider provider, ObjectMapper json) {
        this.basic = basic;
        this.jwt = jwt;
        this.provider = provider;
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        if (isOpenFile(context.request().path())) {
            return Uni.createFrom().nullItem();
        }
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            String session = Sessions.secret(context.request());
            // A session that has ended is none: its cookie must not stand in the way of signing in again.
            return session == null
                    ? Uni.createFrom().nullItem()
                    : byToken(context, session, identities)
                            .onFailure(AuthenticationFailedException.class)
                            .recoverWithNull();
        }
        if (!isToken(header)) {
            return basic.authenticate(context, identities);
        }
        String token = header.substring(BEARER.length()).strip();
        if (token.startsWith(AccessTokens.PERSONAL_PREFIX)) {
            return byToken(context, token, identities);
        }
        return provider.named()
                // The library throws this where a claim, such as the name, is a number.
                ? jwt.authenticate(context, identities)
                        .onFailure(ClassCastException.class)
                        .transform(AuthenticationFailedException::new)
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** The text of the pages, which holds nothing of anybody: to look up a session for each of its files takes longer than to send them. */
    private static boolean isOpenFile(String path) {
        return path.startsWith("/app/") || path.startsWith("/_static/");
    }

    /** Whether an Authorization header brings a token, of ours or of a provider. */
    static boolean isToken(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static Uni<SecurityIdentity> byToken(
            RoutingContext context, String secret, IdentityProviderManager identities) {
        return identities.authenticate(
                HttpSecurityUtils.setRoutingContextAttribute(new AccessTokenSignIn.Request(secret), context));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        // The header is added where the answer is made, once.
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (wantsPage(context.request())) {
            String from = URLEncoder.encode(context.request().uri(), StandardCharsets.UTF_8);
            context.response()
                    .setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, PAGE + "?to=" + from)
                    .end();
            return Uni.createFrom().item(true);
        }
        SignInRefusal.challenge(context.request())
                .ifPresent(c -> context.response().putHeader("WWW-Authenticate", c));
        EarlyRefusal.send(context, SignInRefusal.unauthenticated(), json);
        return Uni.createFrom().item(true);
    }

    private static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.method().name().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && !request.path().startsWith("/api/")
                && !request.path().startsWith("/q/");
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        Set<Class<? extends AuthenticationRequest>> types = new HashSet<>(basic.getCredentialTypes());
        types.addAll(jwt.getCredentialTypes());
        types.add(AccessTokenSignIn.Request.class);
        return types;
    }
}
