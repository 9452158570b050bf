package org.jiheng.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** The language of the request at hand. */
@RequestScoped
public class RequestLanguage {
    private final Language language;

    RequestLanguage(RoutingContext request) {
        this.language = Language.accepted(request.request().getHeader("Accept-Language"));
    }

    protected RequestLanguage() {
        this.language = Language.ZH;
    }

    public Language get() {
        return language;
    }
}
