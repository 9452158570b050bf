package org.jiheng.security;

import java.util.Set;

/** The roles that a user can have. */
public final class Roles {
    /** 审核人员: posts actuals, imports, re-checks, submits. */
    public static final String AUDITOR = "auditor";
    /** Confirms or returns what was submitted, closes years, reads the trail. */
    public static final String REVIEWER = "reviewer";
    /** Reads. */
    public static final String DASHBOARD = "dashboard";
    /** 绩效管理政策人员: makes rule-set candidates. */
    public static final String POLICY = "policy";
    /** Approves and activates rule sets. */
    public static final String APPROVER = "approver";
    /** May make every call, and is limited to nothing. */
    public static final String ADMIN = "admin";

    /** Every role. */
    public static final Set<String> ALL = Set.of(AUDITOR, REVIEWER, DASHBOARD, POLICY, APPROVER, ADMIN);

    private Roles() {}
}
