package org.jiheng.audit;

import java.util.Locale;
import java.util.Map;
import org.jiheng.http.Message;

/**
 * Walks a chain entry by entry and stops at the first that does not fit. Both the service and the stand-alone verifier walk with it.
 */
final class ChainWalk {
    private final Map<Long, String> published;
    private String previous;
    private String beforePrevious;
    private ChainedEntry last;
    private long sequence;
    private long checked;
    private Fault fault;

    /** What is wrong with an entry. */
    enum Kind {
        /** Its text is not what was sealed. */
        ALTERED,
        /** It was sealed once and is gone. */
        REMOVED,
        /** It was put between sealed entries. */
        INSERTED,
        /** A head that was published says otherwise: the chain was made anew from here or before. */
        REWRITTEN;

        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The first fault.
     *
     * @param sequence the place in the chain
     * @param entryId of the entry there, null where it is gone
     */
    record Fault(Kind kind, long sequence, Long entryId, Message message) {}

    /**
     * @param after sequence of the last entry that is not walked, 0 to walk all
     * @param hash of that entry
     * @param published heads by sequence, as published earlier
     */
    ChainWalk(long after, String hash, Map<Long, String> published) {
        this.sequence = after;
        this.previous = hash;
        this.published = published;
        headsAt(after, hash);
    }

    /** Takes the next entry. @return whether to go on */
    boolean step(ChainedEntry entry) {
        if (fault != null) {
            return false;
        }
        long expected = sequence + 1;
        if (entry.sequence() != expected) {
            return fail(
                    Kind.REMOVED,
                    expected,
                    null,
                    "第 " + expected + " 条记录已被删除。",
                    "Entry " + expected + " of the chain was removed.");
        }
        if (!entry.sealAfter(previous).equals(entry.hash())) {
            if (beforePrevious != null && entry.sealAfter(beforePrevious).equals(entry.hash())) {
                return fail(
                        Kind.INSERTED,
                        sequence,
                        last.id(),
                        "第 " + sequence + " 条记录（编号 " + last.id() + "）是后来插入的。",
                        "Entry " + sequence + " (id " + last.id() + ") was inserted later.");
            }
            return fail(
                    Kind.ALTERED,
                    expected,
                    entry.id(),
                    "第 " + expected + " 条记录（编号 " + entry.id() + "）与封存时不一致：内容被改过，或它之前的记录被换过。",
                    "Entry " + expected + " (id " + entry.id()
                            + ") is not what was sealed: it was altered, or the one before it replaced.");
        }
        beforePrevious = previous;
        previous = entry.hash();
        last = entry;
        sequence = expected;
        checked++;
        return headsAt(expected, previous);
    }

    private boolean headsAt(long at, String hash) {
        String head = published.get(at);
        if (head == null || head.equals(hash)) {
            return true;
        }
        return fail(
                Kind.REWRITTEN,
                at,
                last == null ? null : last.id(),
                "第 " + at + " 条记录处的链首与早先公布的不同：此处或之前的记录被改写过。",
                "At entry " + at
                        + " the chain differs from the head published earlier: it was rewritten here or before.");
    }

    /**
     * Ends the walk where the database says that the chain ends.
     *
     * @param hash of the entry there
     */
    void end(long end, String hash) {
        end(end);
        if (fault == null && sequence == end && !previous.equals(hash)) {
            fail(
                    Kind.REWRITTEN,
                    end,
                    last == null ? null : last.id(),
                    "数据库中的链首与第 " + end + " 条记录不符：链首被改过。",
                    "The head in the database is not that of entry " + end + ": the head was altered.");
        }
    }

    /** Ends the walk where the database does not say any more where the chain ends. */
    void endWithoutHead() {
        if (fault == null) {
            fail(
                    Kind.REMOVED,
                    sequence,
                    null,
                    "链首（表 audit_head 的那一行）已从数据库中删除；链上能找到的最后一条是第 " + sequence + " 条。",
                    "The head (the row of the table audit_head) was removed from the database; the last entry that the chain"
                            + " still has is " + sequence + ".");
        }
    }

    /** Says of an entry beside the chain, which the walk did not meet, that it is there. */
    void outside(ChainedEntry entry) {
        if (fault == null) {
            fail(
                    Kind.INSERTED,
                    entry.sequence(),
                    entry.id(),
                    "编号为 " + entry.id() + " 的记录不在链上（序号 " + entry.sequence() + "），是后来插入的。",
                    "The entry with the id " + entry.id() + " stands outside the chain (at " + entry.sequence()
                            + "): it was inserted later.");
        }
    }

    /**
     * Ends the walk.
     *
     * @param end sequence where the chain is known to end, -1 where unknown
     */
    void end(long end) {
        long longest =
                published.keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
        if (fault == null && sequence < Math.max(end, longest)) {
            fail(
                    Kind.REMOVED,
                    sequence + 1,
                    null,
                    "第 " + (sequence + 1) + " 条及以后的记录已被删除。",
                    "Entry " + (sequence + 1) + " and what follows were removed.");
        }
    }

    private boolean fail(Kind kind, long at, Long entryId, String zh, String en) {
        fault = new Fault(kind, at, entryId, new Message(zh, en));
        return false;
    }

    /** Null while nothing is wrong. */
    Fault fault() {
        return fault;
    }

    /** How many entries were found as sealed. */
    long checked() {
        return checked;
    }

    long sequence() {
        return sequence;
    }

    String hash() {
        return previous;
    }
}
