package org.jiheng.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** Hashes passwords, and says which are acceptable. */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** bcrypt work factor: 2^12 rounds, the order that OWASP asks for. */
    private static final int BCRYPT_COST = 12;

    /** bcrypt reads no more bytes than this and would take two long passwords for the same. */
    private static final int BCRYPT_BYTES = 72;

    /** Checked for unknown names, so that they take as long as known ones. */
    static final String NOBODY = BcryptUtil.bcryptHash("nobody", BCRYPT_COST);

    private Passwords() {}

    static String hash(String password) {
        return BcryptUtil.bcryptHash(withinBcrypt(password), BCRYPT_COST);
    }

    static boolean matches(char[] password, String hash) {
        return BcryptUtil.matches(withinBcrypt(new String(password)), hash);
    }

    private static String withinBcrypt(String password) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BCRYPT_BYTES) {
            return password;
        }
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Any characters, 12 to 128 of them, no rules of composition (NIST SP 800-63B); what is guessed first is refused.
     *
     * @throws ProblemException 422 where it is not acceptable
     */
    static void requireAcceptable(String name, String password, String pointer) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw weak(
                    pointer,
                    "密码须为 " + SHORTEST + " 到 " + LONGEST + " 个字符，任何字符都可以；例如几个不相干的词。",
                    "A password has " + SHORTEST + " to " + LONGEST
                            + " characters of any kind; several unrelated words will do.");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        boolean guessable = lower.contains(name.toLowerCase(Locale.ROOT))
                || lower.contains("jiheng")
                || lower.contains("绩衡")
                || lower.startsWith("password")
                || lower.startsWith("qwertyuiop")
                || lower.chars().distinct().count() < 5
                || isRun(lower);
        if (guessable) {
            throw weak(
                    pointer,
                    "密码太容易猜到：不要含用户名或系统名，不要用重复或连续的字符。",
                    "The password is too easy to guess: neither the user's nor the system's name, no repeated or consecutive"
                            + " characters.");
        }
    }

    /** Whether nearly every character follows the one before, as in 123456789012. */
    private static boolean isRun(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            if (step == 1 || step == -1 || step == 0 || step == -9 || step == 9) {
                steps++;
            }
        }
        return steps >= text.length() - 2;
    }

    private static ProblemException weak(String pointer, String zh, String en) {
        return ProblemException.at(ProblemType.WEAK_PASSWORD, pointer, zh, en);
    }
}
