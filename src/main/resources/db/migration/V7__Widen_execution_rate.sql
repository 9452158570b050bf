-- 10^18 元 executed on a budget of 0.01 元 is 10^22 percent.
ALTER TABLE evaluation MODIFY execution_rate DECIMAL(26,2) NULL COMMENT '预算执行率, percent';
