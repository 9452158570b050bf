package org.jiheng.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.exception.ConstraintViolationException;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.http.ETags;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Time;
import org.jiheng.ruleset.gate.Gate;

/** Keeps rule-set versions, and which of them scores. */
@ApplicationScoped
class RuleSetStore {
    private static final TypeReference<TreeMap<String, String>> FILES = new TypeReference<>() {};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Time.ZONE);

    /** The tag of a rule set without a live version. */
    private static final String NONE = "none";

    private final ObjectMapper json;
    private final Clock clock;
    private final Trail trail;

    RuleSetStore(ObjectMapper json, Clock clock, Trail trail) {
        this.trail = trail;
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

    /**
     * Where a version comes from.
     *
     * @param origin folder or api
     * @param note null where the author says nothing
     */
    record Origin(String origin, String author, String note) {}

    /**
     * Keeps a version; one that is kept already stays as it is.
     *
     * @return whether it was new
     */
    boolean keep(RuleSetContent content, Origin origin, Gate.Report report) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                boolean fresh =
                        RuleSetVersion.of(content.name(), content.hash()).isEmpty();
                if (fresh) {
                    RuleSetVersion version = new RuleSetVersion();
                    version.name = content.name();
                    version.hash = content.hash();
                    version.files = write(content.files());
                    version.origin = origin.origin();
                    version.author = origin.author();
                    version.note = origin.note();
                    version.report = write(KeptReport.of(report));
                    version.createdAt = clock.instant();
                    version.persistAndFlush();
                    trail.record(
                            "ruleset.version-kept",
                            subject(version.name),
                            null,
                            Map.of("hash", version.hash, "origin", version.origin),
                            version.note);
                }
                return fresh;
            });
        } catch (ConstraintViolationException keptMeanwhile) {
            // Another replica keeps the same bytes under the same hash.
            return false;
        }
    }

    /** @throws ProblemException 404 for a version that is not kept, 409 for one that nobody approved and that was never live */
    @Transactional
    void requireActivatable(String name, String hash) {
        RuleSetVersion version = RuleSetVersion.of(name, hash)
                .orElseThrow(() -> ProblemException.notFound(
                        "规则集 " + name + " 没有版本 " + hash + "。", "Rule set " + name + " has no version " + hash + "."));
        if (version.approvedBy == null && !RuleSetActivation.everLive(name, hash)) {
            throw new ProblemException(
                    ProblemType.NOT_APPROVED,
                    "该版本由 " + version.author + " 提交，还没有经他人批准；请先批准（approve）。",
                    "This version by " + version.author + " has not been approved by anybody else; approve it first.");
        }
    }

    /** Whether a version has ever scored. */
    @Transactional
    boolean everLive(String name, String hash) {
        return RuleSetActivation.everLive(name, hash);
    }

    /**
     * Makes a kept version the one that scores, and remembers it.
     *
     * @param note null where nothing is said
     * @param ifMatch the tag of the version that it is to replace; null where it replaces whatever is live
     * @throws ProblemException 412 where another is live
     */
    @Transactional
    void activate(String name, String hash, String by, String note, String ifMatch) {
        Optional<RuleSet> known = RuleSet.lock(name);
        if (ifMatch != null) {
            ETags.requireMatch(
                    ifMatch, liveNow(known), known.map(set -> set.activeHash).orElse(NONE));
        }
        RuleSet set = known.orElseGet(RuleSet::new);
        Map<String, String> before = set.activeHash == null ? null : Map.of("hash", set.activeHash);
        set.name = name;
        set.activeHash = hash;
        set.activeSince = clock.instant();
        set.activeBy = by;
        set.persistAndFlush();
        RuleSetActivation activation = new RuleSetActivation();
        activation.name = name;
        activation.hash = hash;
        activation.activatedBy = by;
        activation.activatedAt = set.activeSince;
        activation.note = note;
        activation.persist();
        trail.record("ruleset.activated", subject(name), before, Map.of("hash", hash), note);
    }

    /** What is told whoever compared with another version than the one that is live. */
    private static Message liveNow(Optional<RuleSet> known) {
        return known.map(set -> new Message(
                        "没有启用：现在生效的是版本 " + shown(set.activeHash) + "（" + set.activeBy + "，"
                                + TIME.format(set.activeSince) + " 启用），不是您比较时的那个。请看过与它的差异再决定。",
                        "Nothing was made live: version " + shown(set.activeHash) + " is live now (activated by "
                                + set.activeBy + " at " + TIME.format(set.activeSince)
                                + "), not the one that you compared with. Look at the differences from it first."))
                .orElseGet(
                        () -> new Message(
                                "没有启用：这个规则集还没有生效的版本，不是您比较时的那样。请重新读取后再决定。",
                                "Nothing was made live: this rule set has no live version yet, unlike when you looked. Read it again."));
    }

    /** As the pages show a version. */
    private static String shown(String hash) {
        return hash.substring(0, 8);
    }

    /** Names a rule set in the trail. */
    static Subject subject(String name) {
        return Subject.of("ruleset", name);
    }

    /** What the gate found in a kept version; nothing for one that was kept before there was a gate. */
    KeptReport report(RuleSetVersion version) {
        try {
            return version.report == null
                    ? new KeptReport(List.of(), 0, 0)
                    : json.readValue(version.report, KeptReport.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored check report cannot be read", damaged);
        }
    }

    SortedMap<String, String> read(String files) {
        try {
            return json.readValue(files, FILES);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Stored rule files cannot be read", damaged);
        }
    }

    private String write(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
