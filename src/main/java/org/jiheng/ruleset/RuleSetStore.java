package org.jiheng.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.exception.ConstraintViolationException;

/** Keeps rule-set versions, and which of them scores. */
@ApplicationScoped
class RuleSetStore {
    private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Clock clock;

    RuleSetStore(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Which version of a rule set scores, since when and by whom. */
    record Active(String name, String hash, Instant since, String by) {
        static Active of(RuleSet set) {
            return new Active(set.name, set.activeHash, set.activeSince, set.activeBy);
        }
    }

    /** All rule sets that have a live version, by name. */
    @Transactional
    List<Active> active() {
        return RuleSet.<RuleSet>list("order by name").stream().map(Active::of).toList();
    }

    /** The live version of one rule set. */
    @Transactional
    Optional<Active> active(String name) {
        return RuleSet.named(name).map(Active::of);
    }

    /** The content of a kept version. */
    @Transactional
    Optional<RuleSetContent> content(String name, String hash) {
        return RuleSetVersion.of(name, hash).map(version -> new RuleSetContent(name, read(version.files)));
    }

    /** Keeps a version; one that is kept already stays as it is. */
    void keep(RuleSetContent content, String origin, String author) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (RuleSetVersion.of(content.name(), content.hash()).isEmpty()) {
                    RuleSetVersion version = new RuleSetVersion();
                    version.name = content.name();
                    version.hash = content.hash();
                    version.files = write(content.files());
                    version.origin = origin;
                    version.author = author;
                    version.createdAt = clock.instant();
                    version.persistAndFlush();
                }
            });
        } catch (ConstraintViolationException keptMeanwhile) {
            // Another replica keeps the same bytes under the same hash.
            return;
        }
    }

    /** Makes a kept version the one that scores. */
    @Transactional
    void activate(String name, String hash, String by) {
        RuleSet set = RuleSet.named(name).orElseGet(RuleSet::new);
        set.name = name;
        set.activeHash = hash;
        set.activeSince = clock.instant();
        set.activeBy = by;
        set.persist();
    }

    private SortedMap<String, String> read(String files) {
        try {
            return json.readValue(files, FILES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Stored rule files cannot be read", damaged);
        }
    }

    private String write(SortedMap<String, String> files) {
        try {
            return json.writeValueAsString(files);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
