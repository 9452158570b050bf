package org.jiheng.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/**
 * A server that answers.
 *
 * @param process the running server, never null
 * @param port its TCP port on the loopback address
 */
record ServerStart(Process process, int port) {
    private static final int PORT_ATTEMPTS = 5;
    // A server that was cut off first recovers, which takes long with much data.
    private static final long PATIENCE_SECONDS = 300;
    private static final int POLL_MILLIS = 20;

    /**
     * @throws StartRefusedException when the server ends instead, or does not answer in time
     */
    static ServerStart run(MariaDbServer server, DataDirectory directory, Load load) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process process =
                    MariaDbCommand.serve(server, directory, port, load).start();
            try {
                if (answers(process, port)) {
                    return new ServerStart(process, port);
                }
                // Another program can take the port between our look and the server's own.
                boolean portTaken = Files.readString(directory.serverLog(), StandardCharsets.ISO_8859_1)
                        .contains("Bind on TCP/IP port");
                if (!portTaken || attempt == PORT_ATTEMPTS) {
                    throw ServerFailure.ended(directory, "server", process.waitFor());
                }
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while the database server was starting", e);
            }
        }
    }

    /** True when it answers, false when it ended. */
    private static boolean answers(Process process, int port) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            if (greets(port)) {
                return process.isAlive();
            }
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        process.destroyForcibly();
        throw new StartRefusedException("The embedded database did not answer within " + PATIENCE_SECONDS + " s.");
    }

    // The port is open before the server is ready; its greeting comes when it is.
    private static boolean greets(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(1_000);
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
