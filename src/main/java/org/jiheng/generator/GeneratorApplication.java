package org.jiheng.generator;

import io.quarkus.runtime.QuarkusApplication;
import java.time.Duration;
import java.util.Arrays;
import org.jiheng.http.ProblemException;

/** The command {@code generate}: the service without its server, until a year is written. */
public class GeneratorApplication implements QuarkusApplication {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int WRONG = 2;
    private static final long REPORT_EVERY = Duration.ofSeconds(5).toNanos();

    private final Generator generator;
    private long lastReport = System.nanoTime();

    GeneratorApplication(Generator generator) {
        this.generator = generator;
    }

    /** @param args the command and its arguments */
    @Override
    public int run(String... args) {
        try {
            YearPlan plan = GenerateCommand.read(Arrays.asList(args).subList(1, args.length));
            long begin = System.nanoTime();
            int[] first = {-1};
            Generator.Written written = generator.run(plan, at -> {
                first[0] = first[0] < 0 ? at : first[0];
                report(plan, at, at - first[0], System.nanoTime() - begin);
            });
            System.out.printf(
                    "%,d projects of %d written with %,d evaluations in %s; %,d were there already%n",
                    written.projects(),
                    plan.year(),
                    written.evaluations(),
                    shown((System.nanoTime() - begin) / 1e9),
                    plan.projects() - written.projects());
            if (written.refused() > 0) {
                System.out.printf("of %,d projects the rules took no actuals%n", written.refused());
            }
            return DONE;
        } catch (GenerateCommand.WrongArgumentsException wrong) {
            System.err.println(wrong.getMessage());
            return WRONG;
        } catch (Generator.RefusedException refused) {
            System.err.println(refused.getMessage());
            return REFUSED;
        } catch (ProblemException refused) {
            System.err.println(refused.detail().en());
            return REFUSED;
        }
    }

    private synchronized void report(YearPlan plan, int at, int ofThisRun, long nanos) {
        if (ofThisRun == 0 || at < plan.projects() && System.nanoTime() - lastReport < REPORT_EVERY) {
            return;
        }
        lastReport = System.nanoTime();
        double rate = ofThisRun * 1e9 / nanos;
        System.out.printf(
                "%,d of %,d projects (%d %%), %,.0f/s, %s left%n",
                at, plan.projects(), at * 100L / plan.projects(), rate, shown((plan.projects() - at) / rate));
    }

    private static String shown(double seconds) {
        long whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}
