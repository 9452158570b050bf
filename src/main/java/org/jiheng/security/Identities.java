package org.jiheng.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Set;

/** Makes the identity of somebody who has signed in. */
final class Identities {
    private Identities() {}

    /** @param via how, for the trail */
    static SecurityIdentity of(String name, Set<String> roles, Scope scope, String via) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(roles)
                .addAttribute(Caller.SCOPE, scope)
                .addAttribute(Caller.VIA, via)
                .build();
    }
}
