package org.jiheng.declaration.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.http.Message;

/** Turns the bytes of a text form into text. */
final class FormDecoding {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** No form can be in these: clients name them when they were told nothing. And UTF-8 is tried anyway. */
    private static final Set<Charset> NO_CHINESE =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);

    private FormDecoding() {}

    /**
     * A decoded form.
     *
     * @param findings about the encoding
     */
    record DecodedText(String text, List<Finding> findings) {}

    /**
     * Decodes a form: UTF-16 by its mark, or where it can be nothing else; else as declared; else UTF-8; else GB18030, if that makes it
     * a form.
     *
     * @param declared charset the sender named, null where none
     * @throws FormUnreadableException when it is no text, or in none of these
     */
    static DecodedText decode(byte[] bytes, Charset declared) throws FormUnreadableException {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, StandardCharsets.UTF_16, List.of());
        }
        Charset unmarked = unmarkedUtf16(bytes);
        if (unmarked != null) {
            Finding read = new Finding(
                    Severity.INFO,
                    "encoding-utf16",
                    new Message(
                            "文件是没有标记的 UTF-16（" + unmarked + "），已按此读取。",
                            "The file is UTF-16 without its mark and was read as " + unmarked + "."),
                    null);
            return decoded(bytes, unmarked, List.of(read));
        }
        if (declared != null && !NO_CHINESE.contains(declared)) {
            return decoded(bytes, declared, List.of());
        }
        int bad = firstBadByte(bytes, StandardCharsets.UTF_8);
        if (bad < 0) {
            return decoded(bytes, StandardCharsets.UTF_8, List.of());
        }
        // Almost any bytes are some GB18030 text; only if a form appears was it really that.
        if (firstBadByte(bytes, GB18030) < 0 && new String(bytes, GB18030).contains("绩效")) {
            Finding read = new Finding(
                    Severity.INFO,
                    "encoding-gb18030",
                    new Message("文件不是 UTF-8，按 GB18030（GBK）读取。", "The file is not UTF-8 and was read as GB18030 (GBK)."),
                    null);
            return decoded(bytes, GB18030, List.of(read));
        }
        if (isNoText(bytes)) {
            throw new FormUnreadableException(
                    "文件不是 Excel、Word 或 PDF 文件，也不是文本：可能已损坏，或扩展名与内容不符。请用原来的程序打开检查，另存后再试。",
                    "The file is no Excel, Word or PDF file and no text: it may be damaged, or its extension does not fit what is in it. Open it in the program that wrote it and save it anew.");
        }
        throw new FormUnreadableException(
                "文件不是有效的 UTF-8（第 " + (bad + 1) + " 字节起），也不是 GBK 的绩效表；请另存为 UTF-8 文本。",
                "The file is not valid UTF-8 (from byte " + (bad + 1) + "), nor a form in GBK; save it as UTF-8 text.");
    }

    /**
     * The one order of bytes in which this is a text of lines or cells; null where there is none or both are. No other text has the zeros
     * that are half of every digit and line end here.
     */
    private static Charset unmarkedUtf16(byte[] bytes) {
        boolean littleEndian = isTextOf(bytes, StandardCharsets.UTF_16LE);
        if (littleEndian == isTextOf(bytes, StandardCharsets.UTF_16BE)) {
            return null;
        }
        return littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static boolean isTextOf(byte[] bytes, Charset utf16) {
        if (!hasZero(bytes) || firstBadByte(bytes, utf16) >= 0) {
            return false;
        }
        String text = new String(bytes, utf16);
        return text.chars().anyMatch(FormDecoding::isBetween)
                && text.chars().noneMatch(one -> Character.isISOControl(one) && !isBetween(one) && one != '\f');
    }

    /** Between two lines or cells. */
    private static boolean isBetween(int character) {
        return character == '\t' || character == '\n' || character == '\r';
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    /** Text has none of these control characters; that of UTF-16, in which they are parts of letters, was told before. */
    private static boolean isNoText(byte[] bytes) {
        for (byte one : bytes) {
            if ((one >= 0 && one < '\t') || (one > '\r' && one < ' ' && one != 0x1B)) {
                return true;
            }
        }
        return false;
    }

    private static DecodedText decoded(byte[] bytes, Charset charset, List<Finding> findings)
            throws FormUnreadableException {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new FormUnreadableException("文件含有空字符，不是文本。", "The file holds NUL characters and is no text.");
            }
            if (text.isBlank()) {
                throw new FormUnreadableException("文件没有内容。", "The file holds nothing but white space.");
            }
            return new DecodedText(text.startsWith("\ufeff") ? text.substring(1) : text, findings);
        } catch (CharacterCodingException malformed) {
            throw new FormUnreadableException(
                    "文件不是有效的 " + charset + " 文本。", "The file is not valid " + charset + " text.");
        }
    }

    /** Index of the first byte that is not of the charset, -1 when all are. */
    private static int firstBadByte(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            out.clear();
        }
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
