package org.jiheng.scoring;

import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.http.Message;

/**
 * Why a result is provisional, or what else is worth a look.
 *
 * @param code stable name of the kind of remark
 * @param indicatorId the row it is about, null for the project as a whole
 */
public record Remark(String code, Severity severity, String indicatorId, Message message) {
    static Remark of(Finding finding, String indicatorId) {
        return new Remark(finding.code(), finding.severity(), indicatorId, finding.message());
    }

    static Remark error(String code, String indicatorId, String zh, String en) {
        return new Remark(code, Severity.ERROR, indicatorId, new Message(zh, en));
    }

    static Remark warning(String code, String indicatorId, String zh, String en) {
        return new Remark(code, Severity.WARNING, indicatorId, new Message(zh, en));
    }
}
