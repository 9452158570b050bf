package org.jiheng.security;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A Keycloak of its own on loopback, with the realm of the tests; it ends with them. */
public final class KeycloakServer implements QuarkusTestResourceLifecycleManager {
    static final String REALM = "test.keycloak.realm";

    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private Process process;

    @Override
    public Map<String, String> start() {
        Path home = Path.of(System.getProperty("keycloak.home"));
        try {
            int port = freePort();
            Path realm = home.resolve("data/import/jiheng-realm.json");
            Files.createDirectories(realm.getParent());
            Files.copy(
                    Path.of("src/test/resources/keycloak/jiheng-realm.json"),
                    realm,
                    StandardCopyOption.REPLACE_EXISTING);
            process = new ProcessBuilder(List.of(
                            "bash",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("server.log").toFile())
                    .start();
            String address = "http://127.0.0.1:" + port + "/realms/jiheng";
            awaitReady(address, home);
            return Map.of(
                    REALM,
                    address,
                    "mp.jwt.verify.publickey.location",
                    address + "/protocol/openid-connect/certs",
                    "mp.jwt.verify.issuer",
                    address,
                    "mp.jwt.verify.clock.skew",
                    "1",
                    "mp.jwt.verify.audiences",
                    "jiheng",
                    "smallrye.jwt.path.groups",
                    "realm_access/roles",
                    "jiheng.sign-in.oidc.roles.budget-auditor",
                    "auditor",
                    "jiheng.sign-in.oidc.departments-claim",
                    "departments");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(String address, Path home) throws InterruptedException, IOException {
        HttpClient http = HttpClient.newHttpClient();
        Instant deadline = Instant.now().plus(LONGEST_START);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            try {
                HttpRequest asked = HttpRequest.newBuilder(URI.create(address)).build();
                if (http.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again until it listens.
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(home.resolve("server.log")));
    }

    @Override
    public void stop() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
