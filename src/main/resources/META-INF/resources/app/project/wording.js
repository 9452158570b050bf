// What evaluations say in codes, in the words that the form (项目支出绩效自评表) uses.
import { shifted } from '../format.js';
import { t } from '../language.js';

const ATTAINMENTS = {
  met: t('达成年度指标', 'target met'),
  partly: t('部分达成年度指标', 'target partly met'),
  unmet: t('未达成年度指标', 'target not met'),
  notApplicable: t('不适用', 'not applicable'),
};

export const KINDS = {
  quantitative: t('数值', 'number'),
  range: t('区间', 'range'),
  deadline: t('期限', 'deadline'),
  qualitative: t('定性', 'in words'),
  missing: t('没有申报', 'not declared'),
  unreadable: t('无法读取', 'unreadable'),
};

export const SIGNS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' };

/** The level-1 words of the ministry's forms. They are names and stay Chinese. */
export const LEVELS1 = ['成本指标', '产出指标', '效益指标', '满意度指标'];

export function attainment(code) {
  return ATTAINMENTS[code] ?? code;
}

/** The reading of a target, such as ≥95%; empty where there is nothing to print. */
export function reading(target) {
  const unit = target.unit ?? '';
  switch (target.kind) {
    case 'quantitative':
      return `${SIGNS[target.operator] ?? ''}${target.value}${unit}`;
    case 'range':
      return `${target.value}-${target.upper}${unit}`;
    case 'deadline':
      return t(`不晚于 ${target.date}`, `by ${target.date}`);
    default:
      return '';
  }
}

/** A target as the form shows it: as declared, or as read where no text was given. */
export function targetText(target) {
  return target.text || reading(target);
}

/** An actual as it would be written by hand: 93%, 2023-11-30, 部分达成年度指标：…; empty where nothing was posted. */
export function actualText(actual, target) {
  if (!actual) {
    return '';
  }
  if (actual.value !== null) {
    return `${actual.value}${actual.unit ?? target.unit ?? ''}`;
  }
  if (!actual.attainment) {
    return actual.text ?? '';
  }
  const words = attainment(actual.attainment);
  return actual.text && actual.attainment !== 'met' ? t(`${words}：${actual.text}`, `${words}: ${actual.text}`) : words;
}

/** A rate or a degree of completion, which comes in percent; empty where there is none. */
export function rate(text) {
  return text === null || text === undefined ? '' : `${text}%`;
}

/** The exact sum of points with at most two decimals; null where one of them is not known. */
export function sum(points) {
  if (points.some(p => p === null || p === undefined)) {
    return null;
  }
  return shifted(points.reduce((all, p) => all + BigInt(shifted(p, -2, 0)), 0n).toString(), 2, 2);
}

/** The origin of a declaration version. */
export function origin(code) {
  return {
    import: t('导入申报表', 'imported form'),
    json: t('接口申报', 'declared over the API'),
    settlement: t('更正或认可', 'settled'),
    sample: t('示例', 'sample'),
    generated: t('生成', 'generated'),
  }[code] ?? code;
}

/** Findings that nobody settled and on which a result stays provisional. */
export function isOpen(finding) {
  return finding.settled === null && finding.severity !== 'info';
}

/**
 * The rows of the form: of an evaluation, or of the declaration alone before the first.
 *
 * @param project null for an evaluation of the past, whose declaration may have been another
 * @param evaluation null before the first
 */
export function rows(project, evaluation) {
  const declared = new Map((project?.indicators ?? []).map(i => [i.id, i]));
  if (!evaluation) {
    return [...declared.values()].map(i => ({ ...i, score: null, completion: null, actual: null, rule: null, explanation: null, declared: i, remarks: [] }));
  }
  return evaluation.indicators.map(row => {
    const own = declared.get(row.indicatorId) ?? null;
    const known = new Set((own?.findings ?? []).map(f => f.code));
    const remarks = [...evaluation.reasons, ...evaluation.warnings].filter(r => r.indicatorId === row.indicatorId && !known.has(r.code));
    return { ...row, id: row.indicatorId, declared: own, remarks };
  });
}
