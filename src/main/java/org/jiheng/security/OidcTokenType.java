package org.jiheng.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Tells access tokens from what else a provider signs for the same audience: ID tokens, which pages and logs get to see, refresh
 * tokens, and messages about a sign-out. Each shows itself by the type in its header (RFC 8725, 3.11), by a type among its claims
 * (Keycloak, Cognito), or by claims that only it has.
 */
@ApplicationScoped
class OidcTokenType {
    /** RFC 9068. */
    private static final String ACCESS = "at+jwt";

    private static final Set<String> OF_HEADERS = Set.of(ACCESS, "application/" + ACCESS, "jwt");

    /** What a security event has (RFC 8417), of which a sign-out is one. */
    private static final Set<String> OF_EVENTS = Set.of("events", "toe");

    /** What an ID token has (OpenID Connect Core). Some providers put them into access tokens too, which then say what they are. */
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash", "s_hash");

    private final ObjectMapper json;

    OidcTokenType(ObjectMapper json) {
        this.json = json;
    }

    /** @throws AuthenticationFailedException where a token whose signature is right was not made for calling a service */
    void requireAccess(JsonWebToken token) {
        JsonNode type = header(token).path("typ");
        String named = type.asText().toLowerCase(Locale.ROOT);
        boolean saysAccess = named.endsWith(ACCESS) || saysSo(token, "typ", "Bearer");
        if (!type.isMissingNode() && !(type.isTextual() && OF_HEADERS.contains(named))
                || saysOther(token, "typ", "Bearer")
                || saysOther(token, "token_use", "access")
                || has(token, OF_EVENTS)
                || !saysAccess && has(token, OF_ID_TOKENS)) {
            throw new AuthenticationFailedException("the token was not made for calling a service");
        }
    }

    private JsonNode header(JsonWebToken token) {
        try {
            return json.readTree(
                    Base64.getUrlDecoder().decode(token.getRawToken().split("\\.", 2)[0]));
        } catch (IOException | IllegalArgumentException impossible) {
            throw new AuthenticationFailedException(impossible);
        }
    }

    /** Whether a claim is there and says something else. */
    private static boolean saysOther(JsonWebToken token, String claim, String access) {
        return token.containsClaim(claim) && !saysSo(token, claim, access);
    }

    private static boolean saysSo(JsonWebToken token, String claim, String access) {
        Object said = token.getClaim(claim);
        return access.equals(said instanceof JsonString text ? text.getString() : said);
    }

    private static boolean has(JsonWebToken token, Set<String> claims) {
        return claims.stream().anyMatch(token::containsClaim);
    }
}
