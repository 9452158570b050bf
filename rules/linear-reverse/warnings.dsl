# 说法：左边是规则中写的话，右边是它的意思。[when] 用在条件里，[then] 用在动作里；以 - 开头的补充前一行的条件。
[when]项目的汇总=$s : Scorecard( )
[when]- 有预算数=executionRateKnown
[when]- 没有预算数=!executionRateKnown
[when]- 指标得分率高出执行率得分率 {n} 个百分点以上=scoreLead > {n}
[when]- 执行率不足 {n}%=executionRate < {n}
[then]警示 {zh} 英文 {en}=$s.warn({zh}, {en});
