package org.jiheng.testsupport;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Requests as they go over the line, for what no client in Java sends: half a body, or an address that is none. */
public final class RawCall {
    private static final int PATIENCE_MILLIS = 20_000;

    private RawCall() {}

    /** The head of a request by a demo user, null for nobody; the body comes behind it. @param headers whole, such as {@code Accept: a/b} */
    public static String head(String user, String method, String address, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + address + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (user != null) {
            String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
            head.append("Authorization: Basic ").append(login).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head + "\r\n";
    }

    /** A connection to the service that does not wait for ever. */
    public static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** What is answered until the connection ends. */
    public static String answer(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
