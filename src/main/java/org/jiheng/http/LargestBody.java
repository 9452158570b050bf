package org.jiheng.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Refuses a body that did not announce its length, once it has grown too large. The server's own limit, which answers without a
 * body, lies above this one.
 */
@Provider
public class LargestBody implements ReaderInterceptor {
    private final Instance<HttpLimits> limits;

    // Made before the settings of the run are known, so they are asked for at each request.
    LargestBody(Instance<HttpLimits> limits) {
        this.limits = limits;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(
                new Counted(context.getInputStream(), limits.get().largestBody().asLongValue()));
        return context.proceed();
    }

    /**
     * Reads the part named {@code file} of a multipart body.
     *
     * @param file null where there is none
     * @throws ProblemException when there is none, or it is larger than a body may be
     */
    public byte[] read(FileUpload file) throws IOException {
        if (file == null) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "上传的表单中没有名为 file 的文件。", "The upload has no part named file.");
        }
        return read(file.uploadedFile());
    }

    private byte[] read(Path part) throws IOException {
        long most = limits.get().largestBody().asLongValue();
        if (Files.size(part) > most) {
            throw exceeded(most);
        }
        return Files.readAllBytes(part);
    }

    /** @param most bytes allowed */
    static ProblemException exceeded(long most) {
        long megabytes = most / (1024 * 1024);
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "请求正文超过 " + megabytes + " MB；没有保存任何内容。请分成几次提交。",
                "The body is larger than " + megabytes + " MB; nothing was stored. Send it in parts.");
    }

    private static final class Counted extends FilterInputStream {
        private final long most;
        private long read;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(count);
            return count;
        }

        // Closing the body of a request reads what is left of it.
        @Override
        public void close() throws IOException {
            if (read <= most) {
                super.close();
            }
        }

        private void count(int more) {
            read += Math.max(0, more);
            if (read > most) {
                throw exceeded(most);
            }
        }
    }
}
