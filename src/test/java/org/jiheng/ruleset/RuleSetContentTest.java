package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule set may name files of others, and is whole all the same. */
class RuleSetContentTest {
    @TempDir
    Path root;

    @BeforeEach
    void twoRuleSets() throws IOException {
        Files.createDirectories(root.resolve("base/cases"));
        Files.createDirectories(root.resolve("other"));
        Files.writeString(root.resolve("base/ruleset.yaml"), "title: 甲\n");
        Files.writeString(root.resolve("base/shared.drl"), "// 1\n");
        Files.writeString(root.resolve("base/cases/shared.yaml"), "# 1\n");
        Files.writeString(root.resolve("other/own.drl"), "// own\n");
    }

    private RuleSetContent other(String include) throws IOException {
        Files.writeString(root.resolve("other/ruleset.yaml"), "title: 乙\ninclude: [ " + include + " ]\n");
        return RuleSetContent.load(root.resolve("other"));
    }

    @Test
    void includedFilesArePartOfTheContent() throws IOException {
        RuleSetContent content = other("base/shared.drl, base/cases/shared.yaml");
        assertEquals(
                Set.of("ruleset.yaml", "own.drl", "shared.drl", "cases/shared.yaml"),
                content.files().keySet());
        Files.writeString(root.resolve("base/shared.drl"), "// 2\n");
        assertNotEquals(
                content.hash(), other("base/shared.drl, base/cases/shared.yaml").hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../base/shared.drl",
                "base/../base/shared.drl",
                "/etc/passwd",
                "base/ruleset.yaml",
                "base/missing.drl",
                "shared.drl",
                "base/cases",
                "other/own.drl"
            })
    void otherPlacesAreRefused(String include) {
        IOException refused = assertThrows(IOException.class, () -> other(include));
        assertTrue(refused.getMessage().contains(include), refused.getMessage());
    }
}
