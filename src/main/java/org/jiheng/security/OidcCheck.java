package org.jiheng.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start with a provider of which any token, meant for whatever service, would be taken. */
@ApplicationScoped
public class OidcCheck {
    static final String KEYS = "mp.jwt.verify.publickey.location";

    private final Optional<String> keys;
    private final Optional<String> issuer;
    private final Optional<String> audiences;

    OidcCheck(
            @ConfigProperty(name = KEYS) Optional<String> keys,
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") Optional<String> audiences) {
        this.keys = keys;
        this.issuer = issuer;
        this.audiences = audiences;
    }

    void onStart(@Observes @Priority(2) StartupEvent event) {
        if (keys.isPresent() && (issuer.isEmpty() || audiences.isEmpty())) {
            throw new ConfigurationException(KEYS
                    + " is set, and so must be mp.jwt.verify.issuer and mp.jwt.verify.audiences: without them a token that the"
                    + " provider made for any other service would be taken.");
        }
    }
}
