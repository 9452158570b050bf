package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jiheng.testsupport.Await;
import org.jiheng.testsupport.RawCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who reloads a page while a file is on its way cuts its body off; that is no error of the service. */
@QuarkusTest
class GoneCallerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/declarations/import?dryRun=true | application/octet-stream          | 300000
            /api/v1/declarations/import?dryRun=true | multipart/form-data; boundary=x   | 30000
            /api/v1/rechecks                        | application/octet-stream          | 3000
            """)
    void aBodyThatIsCutOffIsNoErrorInTheLog(String path, String type, int sent) throws Exception {
        List<LogRecord> told = new CopyOnWriteArrayList<>();
        Handler heard = new Handler() {
            @Override
            public void publish(LogRecord record) {
                told.add(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(ProblemMappers.class.getName());
        Level before = logger.getLevel();
        logger.setLevel(Level.FINE);
        logger.addHandler(heard);
        try {
            leave(path, type, sent);
            Await.until(() -> !told.isEmpty());
        } finally {
            logger.removeHandler(heard);
            logger.setLevel(before);
        }
        assertEquals(1, told.size());
        assertEquals(
                Level.FINE.intValue(),
                told.get(0).getLevel().intValue(),
                told.get(0).getMessage());
        // With where it was read, for whoever looks for the reason.
        assertNotNull(told.get(0).getThrown());
    }

    private static void leave(String path, String type, int sent) throws IOException, InterruptedException {
        String head = RawCall.head("auditor", "POST", path, "Content-Type: " + type, "Content-Length: 10000000");
        String part = type.startsWith("multipart")
                ? "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                : "";
        try (Socket caller = RawCall.open()) {
            caller.getOutputStream().write((head + part + "a".repeat(sent)).getBytes(StandardCharsets.UTF_8));
            caller.getOutputStream().flush();
            // The body is waited for by then.
            Thread.sleep(500);
        }
    }
}
