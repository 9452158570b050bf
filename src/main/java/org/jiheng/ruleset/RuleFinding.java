package org.jiheng.ruleset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jiheng.http.Message;

/**
 * Something wrong, or doubtful, in the files of a rule set.
 *
 * @param code stable name of the kind of finding
 * @param file path below the rule set's folder, null where it concerns no one file
 * @param line from 1, null where unknown; so is the column
 * @param allowed what would be accepted in its place, null where the message says it all
 */
public record RuleFinding(
        Level severity, String code, String file, Integer line, Integer column, Message message, String allowed) {

    /** An error refuses the version; a warning does not. */
    public enum Level {
        ERROR,
        WARNING;

        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static RuleFinding error(String code, String file, Integer line, Integer column, String zh, String en) {
        return new RuleFinding(Level.ERROR, code, file, line, column, new Message(zh, en), null);
    }

    @JsonIgnore
    public boolean isError() {
        return severity == Level.ERROR;
    }

    /** The place as compilers print it: {@code file:line}. */
    public String place() {
        return (file == null ? "" : file) + (line == null ? "" : ":" + line) + (column == null ? "" : ":" + column);
    }
}
