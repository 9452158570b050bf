package org.jiheng.security;

import java.time.Instant;
import java.util.List;

/**
 * A user as answered.
 *
 * @param departments what the user is limited to; null, like {@code units}, for no limit
 * @param demo whether the password is known to everybody
 */
record UserView(
        String name,
        List<String> roles,
        List<String> departments,
        List<String> units,
        boolean enabled,
        boolean demo,
        Instant createdAt) {
    static UserView of(AppUser user) {
        return new UserView(
                user.name,
                List.copyOf(user.roleNames()),
                user.departments,
                user.units,
                user.enabled,
                user.demo,
                user.createdAt);
    }
}
