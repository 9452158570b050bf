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
        return builder(name, roles, scope, via).build();
    }

    /** Of somebody who sends a session's cookie or a personal token. @param id of either */
    static SecurityIdentity of(String name, Set<String> roles, Scope scope, String via, String id) {
        return builder(name, roles, scope, via).addAttribute(Caller.ID, id).build();
    }

    /** Of somebody who sends a password with each call. @param checked the stored hash that it was found right for */
    static SecurityIdentity ofPassword(String name, Set<String> roles, Scope scope, String checked) {
        return builder(name, roles, scope, "basic")
                .addAttribute(Caller.CHECKED, checked)
                .build();
    }

    private static QuarkusSecurityIdentity.Builder builder(String name, Set<String> roles, Scope scope, String via) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(roles)
                .addAttribute(Caller.SCOPE, scope)
                .addAttribute(Caller.VIA, via);
    }
}
