package org.jiheng.scoring;

import org.jiheng.http.Message;

/**
 * A row whose input the rules do not allow.
 *
 * @param message the sentence of the rule
 */
record Refusal(String indicatorId, Message message) {}
