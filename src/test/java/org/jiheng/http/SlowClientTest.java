package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jiheng.testsupport.RawCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends a request slowly, or not to its end, does not keep a connection. */
@QuarkusTest
@TestProfile(SlowClientTest.Impatient.class)
class SlowClientTest {
    /** A service with little patience. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.idle-timeout", "5s",
                    "quarkus.http.read-timeout", "2s",
                    "jiheng.http.longest-arrival", "4s");
        }
    }

    private static final int PATIENCE_MILLIS = 30_000;
    private static final String IMPORT = "/api/v1/declarations/import?dryRun=true";

    private static String post(String address, String length) {
        return RawCall.head("auditor", "POST", address, "Content-Type: text/plain", length);
    }

    /** Sends the first part at once and the second over and over, with pauses; null for nothing. Returns what is answered until the end. */
    private static String until(String first, String drop, int pauseMillis) throws IOException {
        try (Socket socket = RawCall.open()) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(first.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answered = new StringBuilder();
            long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
            socket.setSoTimeout(drop == null ? PATIENCE_MILLIS : pauseMillis);
            while (System.nanoTime() < deadline) {
                try {
                    int next = in.read();
                    if (next < 0) {
                        return answered.toString();
                    }
                    answered.append((char) next);
                } catch (SocketTimeoutException silent) {
                    if (drop != null) {
                        out.write(drop.getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
            throw new AssertionError("the connection is still open after " + PATIENCE_MILLIS + " ms: " + answered);
        } catch (IOException reset) {
            // The other way to be cut off.
            return "";
        }
    }

    private static void isServed() {
        RestAssured.given().get("/q/health/live").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /q/health HTTP/1.1\r\nHost: local"})
    void whoFallsSilentInTheHeadIsCutOff(String head) throws IOException {
        assertEquals("", until(head, null, 0));
        isServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
    void whoFallsSilentInTheBodyIsCutOff(String length) throws IOException {
        String answer = until(post(IMPORT, length) + begun(length) + "abc", null, 0);
        assertTrue(!answer.startsWith("HTTP/1.1 2"), answer);
        isServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000", "Transfer-Encoding: chunked"})
    void whoSendsTheBodyDropByDropIsCutOff(String length) throws IOException {
        String answer = until(post(IMPORT, length) + begun(length) + "abc", "x", 300);
        assertTrue(!answer.startsWith("HTTP/1.1 2"), answer);
        isServed();
    }

    /** Refused before anything else is asked, it is no way to keep a connection either. */
    @ParameterizedTest
    @ValueSource(strings = {"/%", "/projects/%zz", "//", "/a|b", "/api/v1/projects?name=%"})
    void soIsWhoSendsThemToAnAddressThatCannotBeRead(String address) throws IOException {
        String answer = until(post(address, "Content-Length: 100000") + "abc", "x", 300);
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        isServed();
    }

    private static String begun(String length) {
        return length.startsWith("Transfer-Encoding") ? "10000\r\n" : "";
    }

    @Test
    void whoSendsNothingOnAConnectionThatHasServedIsCutOff() throws IOException {
        String answer = until("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", null, 0);
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    @Test
    void aBodyThatComesInPiecesInTimeIsReadToItsEnd() throws Exception {
        // Refused for its last member, before any password is checked, which would take its time.
        String body = "{\"name\": \"pieces\", \"password\": \"x\", \"last\": 1}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = RawCall.open()) {
            OutputStream out = socket.getOutputStream();
            String head = RawCall.head(
                    null,
                    "POST",
                    "/api/v1/session",
                    "Connection: close",
                    "Content-Type: application/json",
                    "Content-Length: " + bytes.length);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, 10);
            out.flush();
            Thread.sleep(500);
            out.write(bytes, 10, bytes.length - 10);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400") && answer.contains("last"), answer);
        }
    }
}
