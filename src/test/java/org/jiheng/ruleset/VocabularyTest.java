package org.jiheng.ruleset;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jiheng.fact.Term;
import org.jiheng.http.Language;
import org.jiheng.testsupport.Api;
import org.junit.jupiter.api.Test;

/** The reference for policy staff says what the fact types say. */
@QuarkusTest
class VocabularyTest {
    private static final Path GUIDE = Path.of("rules/README.md");
    private static final String BEGIN = "<!-- 以下由事实类型生成 -->\n";
    private static final String END = "<!-- 以上由事实类型生成 -->";

    @Test
    void everyPropertyAndVerbIsNamed() {
        for (Class<?> type : FactTypes.ALL) {
            FactTypes names = FactTypes.named(type.getSimpleName()).orElseThrow();
            Vocabulary.Fact fact = Vocabulary.facts(Language.EN).stream()
                    .filter(f -> f.name().equals(type.getSimpleName()))
                    .findFirst()
                    .orElseThrow();
            assertTrue(type.isAnnotationPresent(Term.class));
            assertEquals(
                    List.copyOf(names.properties()),
                    fact.properties().stream().map(Vocabulary.Word::name).toList());
            assertEquals(
                    List.copyOf(names.verbs()),
                    fact.verbs().stream().map(Vocabulary.Word::name).toList());
        }
    }

    @Test
    void everyExampleCompiles() {
        for (Vocabulary.Fact fact : Vocabulary.facts(Language.ZH)) {
            String call = fact.verbs().get(0).example();
            for (Vocabulary.Word property : fact.properties()) {
                compiles(call.substring(0, 2) + " : " + fact.name() + "( " + property.example() + " )", call + ";");
            }
            for (Vocabulary.Word verb : fact.verbs()) {
                String bound = verb.example().substring(0, 2);
                compiles(bound + " : " + fact.name() + "()", verb.example() + ";");
            }
        }
    }

    private static void compiles(String when, String then) {
        RuleSetCompiler.Compilation compilation = Drl.compile("rule \"例\" when " + when + " then " + then + " end\n");
        assertTrue(compilation.accepted(), () -> when + " " + then + ": " + compilation.findings());
    }

    @Test
    void theGuideIsUpToDate() throws IOException {
        String guide = Files.readString(GUIDE);
        String printed = guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END));
        if (!printed.equals(Vocabulary.markdown())) {
            Path expected = Path.of("target/vocabulary.md");
            Files.writeString(expected, Vocabulary.markdown());
            fail("rules/README.md is out of date; put in what stands in " + expected);
        }
    }

    @Test
    void itIsServed() {
        Api.as("policy")
                .get("/api/v1/rulesets/vocabulary")
                .then()
                .statusCode(200)
                .body("facts[1].name", equalTo("Indicator"))
                .body("facts[1].properties.find { it.name == 'completion' }.unit", equalTo("%"))
                .body("facts[1].properties.find { it.name == 'scoringType' }.values.size()", equalTo(4))
                .body("facts[1].verbs.find { it.name == 'award' }.example", containsString("$i.award(100"));
    }
}
