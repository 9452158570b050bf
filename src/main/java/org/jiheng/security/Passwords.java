package org.jiheng.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** Hashes passwords, and says which are acceptable. */
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    /** Knows common passwords, words, keyboard patterns, dates and what people do to them. */
    private static final Zxcvbn JUDGE = new Zxcvbn();

    /** Of 0 to 4: safe against 10^8 guesses at a slow hash. */
    private static final int HARD_TO_GUESS = 3;

    /** Judging takes the square of the length; so many characters that are hard to guess are enough. */
    private static final int LONGEST_JUDGED = 64;

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
        String judged = password.substring(0, password.offsetByCodePoints(0, Math.min(length, LONGEST_JUDGED)));
        boolean guessable = password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))
                || CommonPasswords.makeUp(password, name)
                || JUDGE.measure(judged, List.of(name, "jiheng", "绩衡")).getScore() < HARD_TO_GUESS;
        if (guessable) {
            throw weak(
                    pointer,
                    "密码太容易猜到：不要含用户名或系统名，不要用常见的密码、单词或连续、重复的字符。",
                    "The password is too easy to guess: no name of the user or system, no common password or word, no runs or repetitions.");
        }
    }

    private static ProblemException weak(String pointer, String zh, String en) {
        return ProblemException.at(ProblemType.WEAK_PASSWORD, pointer, zh, en);
    }
}
