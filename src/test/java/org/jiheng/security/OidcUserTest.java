package org.jiheng.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names a provider can give its users. */
@QuarkusTest
class OidcUserTest {
    @Inject
    OidcUser users;

    /** A token that says nothing but a name. */
    private record Named(String name) implements JsonWebToken {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getRawToken() {
            return "e30.e30.";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of();
        }

        @Override
        public <T> T getClaim(String claim) {
            return null;
        }
    }

    private SecurityIdentity user(String name) {
        SecurityIdentity theirs = QuarkusSecurityIdentity.builder()
                .setPrincipal(new Named(name))
                .addRole("reviewer")
                .build();
        return users.augment(theirs, null).await().indefinitely();
    }

    @Test
    void aNameIsTakenBehindThePrefix() {
        assertEquals("oidc:李娜 a.b@c", user("李娜 a.b@c").getPrincipal().getName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "lina ",
                " lina",
                "li\nna",
                "\u200b",
                "x12345678901234567890123456789012345678901234567890123456789"
            })
    void aNameThatCouldPassForAnotherOrForNobodyIsRefused(String name) {
        assertThrows(AuthenticationFailedException.class, () -> user(name));
    }
}
