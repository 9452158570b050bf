package org.jiheng.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows passwords that are put together of what has leaked most often and of forms of the user's name. */
final class CommonPasswords {
    private static final String RESOURCE = "/security/common-passwords.txt";
    private static final Set<String> COMMON = read();
    private static final int LONGEST =
            COMMON.stream().mapToInt(String::length).max().orElse(0);

    /** A password with fewer characters besides is that of the list: a year, a sign, a number of the month behind it. */
    private static final int OF_ONES_OWN = 6;

    /** A name shorter than this is found by chance in what has nothing to do with it. */
    private static final int SHORTEST_NAME = 4;

    private CommonPasswords() {}

    /** Whether hardly anything is left of a password without the name of its user and what is on the list. */
    static boolean makeUp(String password, String userName) {
        String plain = plain(password);
        String name = userName.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        List<String> known = name.length() < SHORTEST_NAME
                ? List.of()
                : List.of(name, plain(name), reversed(name), reversed(plain(name)));
        return left(plain, known) < OF_ONES_OWN || left(password.toLowerCase(Locale.ROOT), known) < OF_ONES_OWN;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    /** How many characters are left when as many as possible belong to something known. */
    private static int left(String password, List<String> names) {
        int[] left = new int[password.length() + 1];
        for (int end = 1; end <= password.length(); end++) {
            left[end] = left[end - 1] + 1;
            for (int begin = Math.max(0, end - LONGEST); begin < end; begin++) {
                if (COMMON.contains(password.substring(begin, end))) {
                    left[end] = Math.min(left[end], left[begin]);
                }
            }
            for (String name : names) {
                if (password.startsWith(name, end - name.length())) {
                    left[end] = Math.min(left[end], left[end - name.length()]);
                }
            }
        }
        return left[password.length()];
    }

    /** In lower case, with letters for the digits and signs that people write in their place. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            int place = "@4310$57!".indexOf(c);
            plain.append(place < 0 ? c : "aaeiossti".charAt(place));
        }
        return plain.toString();
    }

    private static Set<String> read() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
