package org.jiheng.generator;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.http.Time;

/** The command {@code generate} as typed. */
public final class GenerateCommand {
    public static final String COMMAND = "generate";

    static final String USAGE = """
            usage: generate --projects <1 to 2000000> --seed <number> [--year <1990 to 2099>]
            Writes a made-up year into the database: departments, units, projects with declared indicators and actuals, and
            evaluations by the rules that are live. The same seed gives the same year. What an earlier run did not finish is
            finished; a year with other projects is refused. Without --year it is last year.
            The database is the embedded one in jiheng.data-dir, or that of quarkus.datasource.jdbc.url.""";

    private static final String PROJECTS = "--projects";
    private static final String SEED = "--seed";
    private static final String YEAR = "--year";
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;

    private GenerateCommand() {}

    /** What is wrong with the arguments, with the usage. */
    public static final class WrongArgumentsException extends Exception {
        private static final long serialVersionUID = 1L;

        WrongArgumentsException(String what) {
            super(what + System.lineSeparator() + USAGE);
        }
    }

    /**
     * Reads what follows the command.
     *
     * @throws WrongArgumentsException where it cannot be done
     */
    public static YearPlan read(List<String> arguments) throws WrongArgumentsException {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!List.of(PROJECTS, SEED, YEAR).contains(option)) {
                throw new WrongArgumentsException("unknown argument: " + option);
            }
            if (i + 1 == arguments.size()) {
                throw new WrongArgumentsException(option + " needs a number after it");
            }
            if (given.put(option, arguments.get(i + 1)) != null) {
                throw new WrongArgumentsException(option + " is given twice");
            }
        }
        long projects = number(PROJECTS, given.get(PROJECTS), 1, YearPlan.MOST);
        long seed = number(SEED, given.get(SEED), Long.MIN_VALUE, Long.MAX_VALUE);
        long year = given.containsKey(YEAR)
                ? number(YEAR, given.get(YEAR), FIRST_YEAR, LAST_YEAR)
                : LocalDate.now(Time.ZONE).getYear() - 1;
        return new YearPlan((int) year, (int) projects, seed);
    }

    private static long number(String option, String text, long least, long most) throws WrongArgumentsException {
        if (text == null) {
            throw new WrongArgumentsException(option + " is missing");
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw new WrongArgumentsException(
                option + " is a whole number from " + least + " to " + most + ", not \"" + text + "\"");
    }
}
