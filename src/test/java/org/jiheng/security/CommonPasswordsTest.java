package org.jiheng.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that leak again and again, and what people make of them and of their names to get at twelve characters. */
class CommonPasswordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "1q2w3e4r5t6y",
                "password1234",
                "PasswordPassword",
                "P@ssw0rd2026!",
                "qwertyuiop123",
                "iloveyou520520",
                "woaini1314520",
                "admin123456!!",
                "Welcome2026!!",
                "dragonmonkey1",
                "letmeinletmein",
                "summer2026!!!",
                "changeme-2026",
                "correcthorsebatterystaple",
                "jixiao-mima-26",
                "caizheng@123456"
            })
    void whatLeaksMostIsRefusedWhateverIsPutBehindIt(String password) {
        assertTrue(CommonPasswords.makeUp(password, "somebody"));
        assertEquals(
                ProblemType.WEAK_PASSWORD,
                assertThrows(
                                ProblemException.class,
                                () -> Passwords.requireAcceptable("somebody", password, "/password"))
                        .type());
    }

    @ParameterizedTest
    @CsvSource({
        "zhang.weiguo, zhangweiguo2026",
        "zhang.weiguo, Zh4ngW31gu0-26",
        "zhang.weiguo, ougiewgnahz123456",
        "li_na_1987, lina1987lina1987",
        "li_na_1987, 2026-lina1987",
        "wangfang, wangfang123456789"
    })
    void aFormOfOnesNameIsRefused(String name, String password) {
        assertTrue(CommonPasswords.makeUp(password, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four-unrelated-words-here",
                "another-four-words-here",
                "yet-another-four-words",
                "very-secret-3f1c9a02",
                "Kupfer!Nebel7Treppe",
                "青山依旧在几度夕阳红哉",
                "dragon-Eimer-Quitte-19",
                "xK9#vQ2$mR7&"
            })
    void whatSomebodyThoughtOfIsTaken(String password) {
        assertFalse(CommonPasswords.makeUp(password, "somebody"));
    }

    @Test
    void aShortNameIsNotFoundByChance() {
        assertFalse(CommonPasswords.makeUp("Kupfer-Li-Nebel-Li", "li"));
        assertDoesNotThrow(() -> Passwords.requireAcceptable("zhou", "Kupfer!Nebel7Treppe", "/password"));
    }
}
