package org.jiheng.security;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.ConnectedService;
import org.jiheng.testsupport.Provider;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of all that a provider signs for this service, what was made for calling it is taken, and nothing else. */
@QuarkusTest
@TestProfile(ConnectedService.class)
class OidcTokenTest {
    private static void refused(String token) {
        Api.byToken(token)
                .get("/api/v1/session")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:jiheng:problem:unauthenticated"));
    }

    private static void taken(String token) {
        Api.byToken(token)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("name", equalTo("oidc:lina"))
                .body("roles", equalTo(List.of("auditor")));
    }

    private static JwtClaims with(String claim, Object value) {
        JwtClaims claims = Provider.claims();
        claims.setClaim(claim, value);
        return claims;
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+jwt", "AT+JWT"})
    void anAccessTokenIsTaken(String type) {
        taken(Provider.token(type, Provider.claims()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logout+jwt",
                "id+jwt",
                "secevent+jwt",
                "dpop+jwt",
                "application/logout+jwt",
                "JOSE",
                "",
                "at+jwt+x"
            })
    void aHeaderThatSaysAnotherTypeIsRefused(String type) {
        refused(Provider.token(type, Provider.claims()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID", "Refresh", "Offline", "Logout", "Serialized-ID", "DPoP", "refresh", ""})
    void aClaimThatSaysAnotherTypeIsRefused(String type) {
        refused(Provider.token("JWT", with("typ", type)));
        refused(Provider.token("at+jwt", with("typ", type)));
    }

    @Test
    void aTypeThatIsNoTextIsRefused() {
        refused(Provider.token("JWT", with("typ", 7)));
        refused(Provider.token("JWT", with("typ", List.of("Bearer"))));
        refused(Provider.token("JWT", with("token_use", 7)));
    }

    static Stream<Map.Entry<String, Object>> marksOfOtherTokens() {
        return Stream.of(
                Map.entry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())),
                Map.entry("toe", 1700000000),
                Map.entry("nonce", "n-0S6"),
                Map.entry("at_hash", "77QmUPtjPfzWtF2AnpK9RQ"),
                Map.entry("c_hash", "LDktKdoQak3Pk0cnXxCltA"),
                Map.entry("s_hash", "LDktKdoQak3Pk0cnXxCltA"),
                Map.entry("token_use", "id"));
    }

    @ParameterizedTest
    @MethodSource("marksOfOtherTokens")
    void whatOnlyOtherTokensSayIsRefused(Map.Entry<String, Object> mark) {
        refused(Provider.token("JWT", with(mark.getKey(), mark.getValue())));
        refused(Provider.token(null, with(mark.getKey(), mark.getValue())));
    }

    /** Some providers put the nonce of the sign-in into every token; theirs says that it is for calls. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            JWT,    Bearer
            at+jwt,
            """)
    void anAccessTokenThatSaysSoMayHoldWhatIdTokensHold(String type, String claimed) {
        JwtClaims claims = with("nonce", "n-0S6");
        claims.setClaim("at_hash", "77QmUPtjPfzWtF2AnpK9RQ");
        if (claimed != null) {
            claims.setClaim("typ", claimed);
        }
        taken(Provider.token(type, claims));
        claims.setClaim("events", Map.of());
        refused(Provider.token(type, claims));
    }

    @Test
    void anAccessTokenOfCognitoIsTaken() {
        taken(Provider.token(null, with("token_use", "access")));
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        refused(Provider.token("JWT", Provider.claims(), "none", null, "test"));
        refused(Provider.token("JWT", Provider.claims(), "none", null, null));
        String[] parts = Provider.token("JWT", Provider.claims()).split("\\.");
        refused(parts[0] + "." + parts[1] + ".");
    }

    /** Who takes the public key for a shared secret takes what anybody can sign. */
    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS512"})
    void aTokenSignedWithThePublicKeyAsASecretIsRefused(String algorithm) {
        byte[] key = Provider.pair().getRsaPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";

        for (byte[] secret : List.of(
                key,
                pem.getBytes(StandardCharsets.US_ASCII),
                Provider.pair().getRsaPublicKey().getModulus().toByteArray())) {
            for (String id : new String[] {"test", null}) {
                refused(Provider.token(
                        "JWT", Provider.claims(), algorithm, new SecretKeySpec(secret, "HmacSHA512"), id));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"preferred_username", "upn", "groups"})
    void aClaimOfAnotherKindThanExpectedIsNoError(String claim) {
        for (Object value : List.of(4711, true, Map.of("a", "b"), List.of("lina", "x"))) {
            int status = Api.byToken(Provider.token("JWT", with(claim, value)))
                    .get("/api/v1/session")
                    .statusCode();
            // A list of groups is what is expected; those two are none of ours, so there is no right.
            assertEquals(claim.equals("groups") && value instanceof List ? 403 : 401, status, claim + " " + value);
        }
    }
}
