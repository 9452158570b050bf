package org.jiheng.declaration;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jiheng.http.ETags;
import org.jiheng.http.Language;
import org.jiheng.http.Message;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** Lets people settle the findings of a declaration. */
@ApplicationScoped
class SettlementService {
    private final Declarations declarations;
    private final SecurityIdentity caller;
    private final Clock clock;

    SettlementService(Declarations declarations, SecurityIdentity caller, Clock clock) {
        this.declarations = declarations;
        this.caller = caller;
        this.clock = clock;
    }

    /** Settles findings of one row; the caller must have read the project as it is now ({@code ifMatch}). */
    @Transactional
    TaggedProject settle(
            String projectId, String indicatorId, IndicatorSettlement request, String ifMatch, Language language) {
        Project project = lockAsRead(projectId, ifMatch);
        DeclaredIndicator indicator = declarations.current(project).indicators().stream()
                .filter(i -> i.id().equals(indicatorId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "该项目没有编号为 " + indicatorId + " 的指标。",
                        "The project has no indicator with the id " + indicatorId + "."));
        // A level 2 alone places a row that has no level 1 yet; one that has keeps it.
        String level1 = request.level1() == null && indicator.level1() != null
                ? null
                : IndicatorLevels.level1Of(request.level1(), request.level2());
        if (request.level1() != null && level1 == null) {
            throw ProblemException.at(
                    ProblemType.INVALID_DECLARATION,
                    List.of(new ProblemException.Place("/level1", IndicatorLevels.expected())));
        }
        TargetReading target = request.target() == null
                ? null
                : request.target().read(indicator.target().text(), (int) project.year, "/target");
        Settlement settlement = new Settlement(
                indicatorId,
                level1,
                IndicatorLevels.tidy(request.level2()),
                request.name() == null || request.name().isBlank()
                        ? null
                        : request.name().strip(),
                target == null ? null : target.target(),
                target == null ? List.of() : target.findings(),
                request.weight(),
                request.scoringType(),
                null,
                request.accept(),
                accepted(request.accept(), indicator.findings()),
                withdrawn(project, indicatorId, request.withdraw()),
                request.reason().strip(),
                Declarations.author(caller),
                clock.instant());
        requireSomething(settlement);
        return view(project, settlement, language);
    }

    /** Settles findings of the project as a whole. */
    @Transactional
    TaggedProject settle(String projectId, ProjectSettlement request, String ifMatch, Language language) {
        Project project = lockAsRead(projectId, ifMatch);
        Settlement settlement = new Settlement(
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                request.annualRequest(),
                request.accept(),
                accepted(request.accept(), declarations.current(project).findings()),
                null,
                request.reason().strip(),
                Declarations.author(caller),
                clock.instant());
        requireSomething(settlement);
        return view(project, settlement, language);
    }

    private Project lockAsRead(String projectId, String ifMatch) {
        Project project = declarations.lock(projectId);
        ETags.requireMatch(ifMatch, TaggedProject.tag(project, Language.ZH), TaggedProject.tag(project, Language.EN));
        return project;
    }

    private TaggedProject view(Project project, Settlement settlement, Language language) {
        Declaration next = declarations.settle(project, settlement);
        Project.flush();
        return TaggedProject.of(project, next, language);
    }

    /** The findings that are accepted, as they are now. */
    private static List<Finding> accepted(List<String> codes, List<SettledFinding> findings) {
        if (codes == null) {
            return List.of();
        }
        requireKnown(codes, findings);
        return findings.stream()
                .map(SettledFinding::finding)
                .filter(f -> codes.contains(f.code()))
                .toList();
    }

    /** @throws ProblemException 422 where there is no such correction */
    private List<Correction> withdrawn(Project project, String indicatorId, List<Correction> corrections) {
        if (corrections == null || corrections.isEmpty()) {
            return List.of();
        }
        if (!declarations.current(project).correctsWeight(indicatorId)) {
            throw ProblemException.at(
                    ProblemType.INVALID_DECLARATION,
                    "/withdraw/0",
                    "该指标的分值没有更正过，没有可撤回的；申报表写明的分值只能更正，不能去掉。",
                    "The points of this indicator were never corrected; what the form declares can be corrected and not taken away.");
        }
        return corrections;
    }

    private static void requireKnown(List<String> accepted, List<SettledFinding> findings) {
        for (int i = 0; i < accepted.size(); i++) {
            String code = accepted.get(i);
            if (findings.stream().noneMatch(f -> f.finding().code().equals(code))) {
                String known = findings.stream()
                        .map(f -> f.finding().code())
                        .distinct()
                        .collect(Collectors.joining(", "));
                throw ProblemException.at(
                        ProblemType.INVALID_DECLARATION,
                        "/accept/" + i,
                        "这里没有代码为 " + code + " 的问题；现有：" + known + "。",
                        "There is no finding " + code + " here; there are: " + known + ".");
            }
        }
    }

    private static void requireSomething(Settlement s) {
        boolean nothing = s.level1() == null
                && s.level2() == null
                && s.name() == null
                && s.target() == null
                && s.weight() == null
                && s.scoringType() == null
                && s.annualRequest() == null
                && s.accept().isEmpty()
                && s.withdraw().isEmpty();
        if (nothing) {
            throw new ProblemException(
                    ProblemType.INVALID_DECLARATION,
                    new Message(
                            "请求没有更正任何内容，也没有认可任何问题。", "The request corrects nothing and accepts no finding (accept)."),
                    List.of());
        }
    }
}
