package org.jiheng.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jiheng.http.SeenByCaller;

/** Says what the caller is limited to. */
@ApplicationScoped
class CallerLimits implements SeenByCaller {
    @Override
    public Optional<String> limits() {
        return Optional.of(Caller.scope()).filter(scope -> !scope.everything()).map(Scope::toString);
    }
}
