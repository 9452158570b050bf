package org.jiheng.http;

/** Every kind of error that the API answers; {@link #uri()} is stable and clients may rely on it. */
public enum ProblemType {
    MALFORMED_JSON("malformed-json", 400, "请求不是有效的 JSON", "The request is not valid JSON"),
    INVALID_VALUE("invalid-value", 400, "请求中的值不合要求", "A value in the request is not acceptable"),
    INVALID_PARAMETER("invalid-parameter", 400, "请求参数不合要求", "A request parameter is not acceptable"),
    BAD_REQUEST("bad-request", 400, "请求无法理解", "The request cannot be understood"),
    UNAUTHENTICATED("unauthenticated", 401, "请先登录", "Sign in first"),
    FORBIDDEN("forbidden", 403, "没有权限", "Not allowed"),
    NOT_FOUND("not-found", 404, "没有找到", "Not found"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "该地址不支持此方法", "The address does not support this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "不能提供所要求的格式", "The requested format is not available"),
    CONFLICT("conflict", 409, "与同时进行的另一项修改冲突", "In conflict with another change made at the same time"),
    STALE("stale", 412, "内容已被他人修改", "It has changed since it was read"),
    TOO_LARGE("too-large", 413, "请求过大", "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "不支持此格式", "The format is not supported"),
    UNREADABLE_FORM("unreadable-form", 422, "表格无法读取", "The form cannot be read"),
    UNKNOWN_INDICATOR("unknown-indicator", 422, "没有这个指标", "No such indicator"),
    REPEATED_INDICATOR("repeated-indicator", 422, "同一指标出现两次", "The same indicator stands there twice"),
    INVALID_ACTUAL("invalid-actual", 422, "实际完成情况不合要求", "An actual outcome is not acceptable"),
    INVALID_DECLARATION("invalid-declaration", 422, "申报内容不合要求", "The declaration is not acceptable"),
    INVALID_ASSIGNMENT("invalid-assignment", 422, "规则集不能这样指定", "The rule set cannot be assigned like this"),
    REFUSED_RULES("refused-rules", 422, "规则集没有通过检查", "The rule set did not pass its checks"),
    UPLOAD_OFF("upload-off", 403, "没有开放上传规则", "Uploading rules is switched off"),
    NOT_APPROVED("not-approved", 409, "该版本还没有经他人批准", "Nobody has approved this version yet"),
    OWN_CANDIDATE("own-candidate", 403, "不能批准自己提交的版本", "Nobody approves a version of their own"),
    OUT_OF_SCOPE("out-of-scope", 403, "超出权限范围", "Beyond what you are limited to"),
    CROSS_SITE("cross-site", 403, "请求来自别的网站", "The request comes from another site"),
    WEAK_PASSWORD("weak-password", 422, "密码不合要求", "The password is not acceptable"),
    INVALID_USER("invalid-user", 422, "用户资料不合要求", "The user's data is not acceptable"),
    TOO_MANY_SIGN_INS("too-many-sign-ins", 429, "登录失败次数过多", "Too many failed sign-ins"),
    ONE_AT_A_TIME("one-at-a-time", 429, "同时只能取一个文件", "One file at a time"),
    CONFIRMED("confirmed", 409, "结果已确认", "The result is confirmed"),
    YEAR_CLOSED("year-closed", 409, "年度已关闭", "The year is closed"),
    WRONG_STATE("wrong-state", 409, "当前状态不允许此操作", "Not possible in this state"),
    REASON_REQUIRED("reason-required", 422, "需要说明理由", "A reason is needed"),
    UNKNOWN_RULE_SET("unknown-rule-set", 422, "没有这个规则集", "No such rule set"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", 422, "幂等键已用于另一请求", "The idempotency key belongs to another request"),
    PRECONDITION_REQUIRED("precondition-required", 428, "修改须带 If-Match", "A change needs If-Match"),
    INTERNAL("internal", 500, "服务内部错误", "Internal error"),
    RULE_SET_FAILURE("rule-set-failure", 500, "规则集不能给出唯一结果", "The rule set gives no single result"),
    BUSY("busy", 503, "服务正忙", "The service is busy"),
    NO_RULE_SET("no-rule-set", 503, "还没有生效的规则集", "No rule set is live yet");

    private final String code;
    private final int status;
    private final Message title;

    ProblemType(String code, int status, String zh, String en) {
        this.code = code;
        this.status = status;
        this.title = new Message(zh, en);
    }

    public String uri() {
        return "urn:jiheng:problem:" + code;
    }

    public int status() {
        return status;
    }

    public Message title() {
        return title;
    }

    /** Whether the same call succeeds when others are done; its answer says when to try. */
    boolean isPassing() {
        return this == BUSY || this == ONE_AT_A_TIME;
    }

    /** The kind of error for a bare HTTP status; {@link #INTERNAL} for 5xx, {@link #BAD_REQUEST} for an unlisted 4xx. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> STALE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_SIGN_INS;
            case 428 -> PRECONDITION_REQUIRED;
            default -> status >= 500 ? INTERNAL : BAD_REQUEST;
        };
    }
}
