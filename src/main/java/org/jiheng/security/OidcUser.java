package org.jiheng.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jiheng.http.Texts;

/** Turns the claims of an OpenID Connect provider into a user of this service. */
@ApplicationScoped
class OidcUser implements SecurityIdentityAugmentor {
    /** Before the names of a provider's users, so that none of them can pass for one of ours; no name of ours holds a colon. */
    static final String PREFIX = "oidc:";

    private static final int LONGEST_NAME = 64;

    private final OidcTokenType type;
    private final SignInConfig config;

    OidcUser(OidcTokenType type, SignInConfig config) {
        this.type = type;
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Uni.createFrom().item(() -> of(identity, token))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity of(SecurityIdentity identity, JsonWebToken token) {
        type.requireAccess(token);
        // Where a claim is named no other one stands in for it: what is a name there may be another person's here.
        String claimed = config.oidc().nameClaim().isEmpty()
                ? token.getName()
                : name(token.<Object>getClaim(config.oidc().nameClaim().get()));
        String name = PREFIX + claimed;
        if (!isName(claimed) || name.length() > LONGEST_NAME) {
            throw new AuthenticationFailedException("the token names nobody");
        }
        Set<String> roles = identity.getRoles().stream()
                .map(role -> config.oidc().roles().getOrDefault(role, role))
                .filter(Roles.ALL::contains)
                .collect(Collectors.toSet());
        return Identities.of(name, roles, scope(token, roles), "oidc");
    }

    /** MariaDB pads texts with spaces when it compares them, so a name that ends with one could pass for another's. */
    private static boolean isName(String claimed) {
        return claimed != null
                && !Texts.blank(claimed)
                && claimed.equals(claimed.strip())
                && claimed.codePoints().noneMatch(Character::isISOControl);
    }

    private Scope scope(JsonWebToken token, Set<String> roles) {
        SignInConfig.Oidc oidc = config.oidc();
        if (roles.contains(Roles.ADMIN)
                || oidc.departmentsClaim().isEmpty() && oidc.unitsClaim().isEmpty()) {
            return Scope.EVERYTHING;
        }
        return Scope.of(names(token, oidc.departmentsClaim()), names(token, oidc.unitsClaim()));
    }

    /** The names in a claim, which is a list or one text. */
    private static List<String> names(JsonWebToken token, Optional<String> claim) {
        Object value = claim.map(token::<Object>getClaim).orElse(null);
        Stream<?> values = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
        return values.map(OidcUser::text)
                .map(String::strip)
                .filter(n -> !n.isEmpty())
                .toList();
    }

    /** Null for what is no text. */
    private static String name(Object value) {
        return value instanceof String || value instanceof JsonString ? text(value) : null;
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }
}
