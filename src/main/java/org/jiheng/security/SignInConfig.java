package org.jiheng.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of signing in. */
@ConfigMapping(prefix = "jiheng.sign-in")
public interface SignInConfig {
    /** A session that is not used for so long ends. */
    @WithDefault("1h")
    Duration sessionIdle();

    /** A session ends after so long, used or not. */
    @WithDefault("12h")
    Duration sessionLongest();

    /** The roles that may read {@code /q/metrics}, where they are not limited to departments or units. */
    @WithDefault(Roles.ADMIN)
    Set<String> metricsRoles();

    /** Tokens of an OpenID Connect provider. The provider itself is named by {@code mp.jwt.verify.*}. */
    Oidc oidc();

    /** How a provider's claims become a user of this service. */
    interface Oidc {
        /** Role of this service by role of the provider; a provider's role that has the name of one of ours needs no entry. */
        Map<String, String> roles();

        /** Claim with the user's name, without which nobody is let in; where not set, one of {@code upn}, {@code preferred_username} and {@code sub}. */
        Optional<String> nameClaim();

        /**
         * Claim with the departments that a user is limited to; not limited where not set. Where it is set, somebody without it, and
         * without the one for units, sees nothing, unless an administrator.
         */
        Optional<String> departmentsClaim();

        /** The same for units. */
        Optional<String> unitsClaim();
    }
}
