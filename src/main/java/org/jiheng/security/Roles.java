package org.jiheng.security;

/** The roles that a user can have. */
public final class Roles {
    /** 审核人员: posts actuals, imports, re-checks. */
    public static final String AUDITOR = "auditor";
    /** Confirms or returns what was submitted. */
    public static final String REVIEWER = "reviewer";
    /** Reads. */
    public static final String DASHBOARD = "dashboard";
    /** 绩效管理政策人员: makes rule-set candidates. */
    public static final String POLICY = "policy";
    /** Approves and activates rule sets. */
    public static final String APPROVER = "approver";
    /** May make every call. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
