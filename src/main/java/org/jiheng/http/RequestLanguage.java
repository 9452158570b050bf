package org.jiheng.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The language of the request at hand. */
@RequestScoped
public class RequestLanguage {
    private final Language language;

    @Inject
    RequestLanguage(RoutingContext request) {
        this.language = Language.accepted(request.request().getHeader("Accept-Language"));
    }

    /** For the proxy of this scope. */
    protected RequestLanguage() {
        this.language = Language.ZH;
    }

    public Language get() {
        return language;
    }
}
