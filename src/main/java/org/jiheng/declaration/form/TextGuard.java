package org.jiheng.declaration.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** XML in which no text is longer than a cell can be: a parser would collect a longer one in memory before anybody could object. */
final class TextGuard extends FilterInputStream {
    /** Bytes; a cell holds 32,767 characters. */
    private static final int LONGEST = 1024 * 1024;

    private int length;

    TextGuard(InputStream xml) {
        super(xml);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next);
        return next;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        int read = super.read(buffer, from, most);
        for (int i = from; i < from + read; i++) {
            count(buffer[i]);
        }
        return read;
    }

    private void count(int next) throws IOException {
        length = next == '<' ? 0 : length + 1;
        if (length > LONGEST) {
            throw new IOException("a text in the file has more than " + LONGEST + " bytes");
        }
    }
}
