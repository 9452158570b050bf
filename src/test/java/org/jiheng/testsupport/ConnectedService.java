package org.jiheng.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** The service as it is set up where it meets others: an OpenID Connect provider, and pages of another origin. */
public class ConnectedService implements QuarkusTestProfile {
    /** The one whose pages may call. */
    public static final String ORIGIN = "https://dashboard.example";

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Provider.settings());
        settings.put("quarkus.http.cors.enabled", "true");
        settings.put("quarkus.http.cors.origins", ORIGIN);
        settings.put("jiheng.sign-in.metrics-roles", "admin,dashboard");
        return settings;
    }
}
