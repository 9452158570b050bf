package org.jiheng.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jiheng.fact.Execution;
import org.jiheng.fact.Indicator;
import org.jiheng.fact.Ledger;
import org.jiheng.fact.Level1;
import org.jiheng.fact.Rating;
import org.jiheng.fact.Scorecard;
import org.jiheng.fact.WeightPlan;
import org.jiheng.ruleset.CompiledRuleSet;
import org.jiheng.ruleset.Rows;
import org.jiheng.ruleset.RuleSets;
import org.jiheng.ruleset.ScoringInput;
import org.jiheng.ruleset.ScoringOutcome;
import org.kie.api.runtime.KieSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What the engine adds to a bare pooled session with the same rules, for a project of 12 indicators. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(value = 2, jvmArgs = "-Xmx1g")
public class EngineBenchmark {
    private CompiledRuleSet rules;
    private ScoringInput project;

    @Setup
    public void compile() {
        // The service logs from INFO up; without its configuration the engine would format its trace of every step.
        LogContext.getLogContext().getLogger("").setLevel(Level.INFO);
        rules = RuleSets.mof2020();
        project = Rows.project(
                "332427.00",
                "300000",
                Rows.output().quantity("=", "1").actual("1"),
                Rows.output().quantity(">=", "95").actual("93"),
                Rows.output().quantity(">=", "30").actual("41"),
                Rows.output().quantity("<=", "10").actual("12.5"),
                Rows.output().range("3", "5").actual("4"),
                Rows.output().attained("met", null),
                Rows.row(Level1.BENEFIT).attained("partly", "70"),
                Rows.row(Level1.BENEFIT).attained("met", "90"),
                Rows.row(Level1.BENEFIT).quantity(">=", "3000").actual("2760"),
                Rows.row(Level1.BENEFIT).quantity("=", "0").actual("0"),
                Rows.row(Level1.SATISFACTION).quantity(">=", "90").actual("88"),
                Rows.row(Level1.SATISFACTION).quantity(">=", "90").actual("95"));
    }

    /** Facts, inserts and firing in the same phases; nobody asks who fired, and nothing is made of the result. */
    @Benchmark
    public Object bare() {
        Ledger ledger = new Ledger();
        ledger.firing("bare");
        KieSession session = rules.bareSession();
        try {
            WeightPlan plan = new WeightPlan(ledger, project.indicators());
            session.insert(plan);
            session.fireAllRules();
            WeightPlan.Weights points = ledger.weights(plan);
            List<Indicator> indicators = new ArrayList<>(12);
            for (int i = 0; i < project.indicators().size(); i++) {
                Indicator indicator = new Indicator(
                        ledger, project.indicators().get(i), points.rows().get(i));
                indicators.add(indicator);
                session.insert(indicator);
            }
            session.insert(new Execution(ledger, project.execution(), points.execution()));
            session.fireAllRules();
            session.insert(
                    new Scorecard(ledger, points.execution(), project.execution(), java.math.BigDecimal.TEN, Map.of()));
            session.fireAllRules();
            Rating rating = new Rating(ledger, java.math.BigDecimal.TEN);
            session.insert(rating);
            session.fireAllRules();
            return indicators;
        } finally {
            session.dispose();
        }
    }

    /** The engine as the service uses it. */
    @Benchmark
    public ScoringOutcome engine() {
        return rules.score(project);
    }

    public static void main(String[] args) throws Exception {
        var results = new Runner(new OptionsBuilder()
                        .include(EngineBenchmark.class.getName())
                        .build())
                .run();
        double bare = 0;
        double engine = 0;
        for (var result : results) {
            double score = result.getPrimaryResult().getScore();
            bare = result.getPrimaryResult().getLabel().equals("bare") ? score : bare;
            engine = result.getPrimaryResult().getLabel().equals("engine") ? score : engine;
        }
        System.out.printf(
                "engine %.0f projects/s, bare %.0f projects/s, ratio %.2f (floor 0.60)%n", engine, bare, engine / bare);
    }
}
