package org.jiheng.ruleset;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jiheng.audit.Trail;
import org.jiheng.http.Language;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.ruleset.gate.Gate;

/** The versions of the rule sets in the hands of people: looked at, compared, proposed, approved, made live. */
@ApplicationScoped
class RuleSetVersions {
    private static final int CONTEXT_LINES = 3;

    private final RuleSetStore store;
    private final RuleSetRegistry registry;
    private final RulesConfig config;
    private final Clock clock;
    private final Trail trail;

    RuleSetVersions(RuleSetStore store, RuleSetRegistry registry, RulesConfig config, Clock clock, Trail trail) {
        this.trail = trail;
        this.store = store;
        this.registry = registry;
        this.config = config;
        this.clock = clock;
    }

    /** Newest first. @throws ProblemException 404 for a rule set without any */
    @Transactional
    List<RuleSetVersionView> list(String name, Language language) {
        List<RuleSetVersion> versions = RuleSetVersion.of(name);
        if (versions.isEmpty()) {
            throw ProblemException.notFound("没有名为 " + name + " 的规则集。", "There is no rule set " + name + ".");
        }
        return versions.stream().map(v -> view(v, language)).toList();
    }

    /** @throws ProblemException 404 when there is none */
    @Transactional
    RuleSetVersionView get(String name, String hash, Language language) {
        return view(find(name, hash), language);
    }

    private RuleSetVersionView view(RuleSetVersion version, Language language) {
        String live = RuleSet.named(version.name).map(set -> set.activeHash).orElse(null);
        return RuleSetVersionView.of(
                version,
                version.hash.equals(live),
                store.read(version.files).keySet(),
                store.report(version),
                language);
    }

    /** One file that differs between two versions. */
    record FileDiff(String path, String change, String diff) {}

    /** What changed from one version to another, file by file, as unified differences. */
    @Transactional
    List<FileDiff> diff(String name, String from, String to) {
        SortedMap<String, String> before = store.read(find(name, from).files);
        SortedMap<String, String> after = store.read(find(name, to).files);
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<FileDiff> differences = new ArrayList<>();
        for (String path : paths) {
            String old = before.get(path);
            String now = after.get(path);
            if (!Objects.equals(old, now)) {
                String change = old == null ? "added" : now == null ? "removed" : "modified";
                differences.add(new FileDiff(path, change, unified(path, old, now)));
            }
        }
        return differences;
    }

    private static String unified(String path, String old, String now) {
        List<String> before = old == null ? List.of() : old.lines().toList();
        List<String> after = now == null ? List.of() : now.lines().toList();
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(path, path, before, DiffUtils.diff(before, after), CONTEXT_LINES));
    }

    /**
     * What became of an upload.
     *
     * @param fresh false when the very same content was kept before
     */
    record Uploaded(String hash, boolean fresh, Gate.Report report) {}

    /**
     * Takes a candidate through the gate and keeps it when it passes; it is never live by itself.
     *
     * @throws ProblemException 403 where uploading is off
     */
    Uploaded upload(String name, SortedMap<String, String> files, String note, String author) {
        requireUploading();
        RuleSetContent content = new RuleSetContent(name, new TreeMap<>(files));
        content.requireWithinLimits();
        Gate.Report report = registry.check(content);
        boolean fresh =
                report.accepted() && registry.keep(content, new RuleSetStore.Origin("api", author, note), report);
        return new Uploaded(content.hash(), fresh, report);
    }

    /** Whether candidates may be tried and proposed over the API. */
    boolean uploading() {
        return config.upload();
    }

    /** @throws ProblemException 403 where uploading is off */
    void requireUploading() {
        if (!uploading()) {
            throw new ProblemException(
                    ProblemType.UPLOAD_OFF,
                    "规则是代码，目前不开放接口上传；请改 rules 目录中的文件。",
                    "A rule is code, and uploading is switched off; edit the files in the rules folder.");
        }
    }

    /** Approves somebody else's version; approving again changes nothing. */
    @Transactional
    RuleSetVersionView approve(String name, String hash, String by, Language language) {
        RuleSetVersion version = find(name, hash);
        if (version.author.equals(by)) {
            throw new ProblemException(
                    ProblemType.OWN_CANDIDATE,
                    "该版本由您自己提交；请由另一人批准。",
                    "This version is your own; somebody else must approve it.");
        }
        if (version.approvedBy == null) {
            version.approvedBy = by;
            version.approvedAt = clock.instant();
            trail.record(
                    "ruleset.approved",
                    RuleSetStore.subject(name),
                    null,
                    Map.of("hash", hash, "author", version.author));
        }
        return view(version, language);
    }

    /**
     * Makes an approved version live, or one that was live before.
     *
     * @param ifMatch the tag of the version that it is to replace; null where it replaces whatever is live
     * @throws ProblemException 409 while nobody has approved it, 412 where another is live than the caller has seen
     */
    RuleSetVersionView activate(String name, String hash, String by, String note, String ifMatch, Language language) {
        store.requireActivatable(name, hash);
        registry.activate(name, hash, by, note, ifMatch);
        return get(name, hash, language);
    }

    /** When which version became live, newest first. */
    @Transactional
    List<RuleSetVersionView.Activation> activations(String name) {
        return RuleSetActivation.of(name).stream()
                .map(RuleSetVersionView.Activation::of)
                .toList();
    }

    private static RuleSetVersion find(String name, String hash) {
        Optional<RuleSetVersion> found = RuleSetVersion.of(name, hash);
        return found.orElseThrow(() -> ProblemException.notFound(
                "规则集 " + name + " 没有版本 " + hash + "。", "Rule set " + name + " has no version " + hash + "."));
    }
}
