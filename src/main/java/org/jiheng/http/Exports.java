package org.jiheng.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Files that may be long. Each is written to disk before its first byte is sent, so that a failure is still answered as one, and is
 * sent without a thread that waits for its reader. A caller has one at a time and all have some, from the beginning to the last byte:
 * what is asked for again and again, and read slowly, would fill the disk.
 */
@ApplicationScoped
public class Exports {
    private final HttpLimits limits;
    private final RoutingContext request;
    private final SecurityIdentity caller;
    private final Set<String> callers = ConcurrentHashMap.newKeySet();
    private final Semaphore turns;

    Exports(HttpLimits limits, RoutingContext request, SecurityIdentity caller) {
        this.limits = limits;
        this.request = request;
        this.caller = caller;
        this.turns = new Semaphore(limits.exportsAtOnce());
    }

    /** Writes the content of a file. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Answers a file; who asks for its head only is told of it without its being made.
     *
     * @param name with its extension; may be Chinese (RFC 6266)
     * @throws ProblemException 429 when the caller has one already, 503 when too many are being made or sent; nobody waits in a thread
     */
    public Response file(Content content, String name, String type) {
        Response.ResponseBuilder head =
                Response.ok().type(type).header("Content-Disposition", Downloads.disposition(name));
        if (isHead()) {
            return head.build();
        }
        Turn turn = take(caller.getPrincipal().getName());
        try {
            return head.entity(turn.make(content).toFile()).build();
        } catch (IOException | RuntimeException failed) {
            if (turn.over) {
                // Nobody is there to be told.
                return Response.noContent().build();
            }
            throw failed instanceof RuntimeException told ? told : new UncheckedIOException((IOException) failed);
        }
    }

    /** Whether the caller wants to know of an answer only, and not have it. */
    public boolean isHead() {
        return request.request().method().equals(HttpMethod.HEAD);
    }

    private Turn take(String user) {
        if (!callers.add(user)) {
            throw new ProblemException(
                    ProblemType.ONE_AT_A_TIME,
                    "您的上一个文件还在生成或下载，请等它完成后再试。",
                    "Your last file is still being made or sent; try again when it is done.");
        }
        if (!turns.tryAcquire()) {
            callers.remove(user);
            throw new ProblemException(
                    ProblemType.BUSY, "正在生成其他文件，请稍后再试。", "Other files are being written; try again in a while.");
        }
        Turn turn = new Turn(user, request.vertx(), request.request().connection());
        request.addEndHandler(sentOrBroken -> turn.over());
        return turn;
    }

    /** From the moment a file is begun until it is neither written nor sent any more. */
    private final class Turn {
        private final String user;
        private final Vertx vertx;
        private final HttpConnection connection;
        private Path file;
        private boolean made;
        private volatile boolean over;
        private long timer = -1;

        Turn(String user, Vertx vertx, HttpConnection connection) {
            this.user = user;
            this.vertx = vertx;
            this.connection = connection;
        }

        Path make(Content content) throws IOException {
            try {
                file = Files.createTempFile("jiheng-export", null);
                try (OutputStream out = new BufferedOutputStream(new Awaited(Files.newOutputStream(file)))) {
                    content.writeTo(out);
                }
                return file;
            } finally {
                made();
            }
        }

        private synchronized void made() {
            made = true;
            if (over) {
                giveBack();
            } else {
                // A byte now and then keeps a connection from being idle.
                timer = vertx.setTimer(limits.longestSending().toMillis(), late -> cutOff());
            }
        }

        private void cutOff() {
            // From below its handlers: their own way to close waits until what is under way was read.
            ((ConnectionBase) connection).channel().pipeline().firstContext().close();
        }

        /** Told more than once where a connection breaks. */
        private synchronized void over() {
            if (over) {
                return;
            }
            over = true;
            if (made) {
                vertx.cancelTimer(timer);
                giveBack();
            }
        }

        private void giveBack() {
            if (file != null) {
                vertx.fileSystem().delete(file.toString());
            }
            callers.remove(user);
            turns.release();
        }

        /** Ends the writing of what nobody waits for any more. */
        private final class Awaited extends FilterOutputStream {
            Awaited(OutputStream out) {
                super(out);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (over) {
                    throw new IOException("The caller has gone");
                }
                out.write(bytes, offset, length);
            }
        }
    }
}
