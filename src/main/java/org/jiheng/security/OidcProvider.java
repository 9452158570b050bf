package org.jiheng.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OpenID Connect provider, where one is named. One of which any token, meant for whatever service, would be taken, ends the start. */
@ApplicationScoped
public class OidcProvider {
    private static final String KEYS = "mp.jwt.verify.publickey.location";

    /** What the JWT library takes for no location. */
    private static final String NONE = "NONE";

    private final String keys;
    private final Optional<String> issuer;
    private final Optional<String> audiences;

    OidcProvider(
            @ConfigProperty(name = KEYS, defaultValue = NONE) String keys,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") Optional<String> audiences) {
        this.keys = keys;
        this.issuer = issuer;
        this.audiences = audiences;
    }

    /** Whether there is a provider. */
    boolean named() {
        return !keys.equals(NONE);
    }

    void onStart(@Observes @Priority(2) StartupEvent event) {
        if (named() && (issuer.isEmpty() || audiences.isEmpty())) {
            throw new ConfigurationException(KEYS
                    + " is set, and so must be mp.jwt.verify.issuer and mp.jwt.verify.audiences: without them a token that the"
                    + " provider made for any other service would be taken.");
        }
    }
}
