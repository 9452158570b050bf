// What is typed, row by row, as texts; and what of it is sent. Nothing is guessed here: a text that is no plain number goes as text,
// and the service says how it reads it.
import { amount, plainNumber } from '../amount.js';
import { t } from '../language.js';

export { plainNumber };

/** The fields of the form as a whole. */
const WHOLE = ['executedAmount', 'adjustedBudget', 'executionReason', 'note'];
/** The fields of a row. */
export const FIELDS = ['actual', 'unit', 'text', 'attainment', 'percent', 'selfScore', 'deviationReason', 'evidence'];

/** The words of the template, and the same in this form. */
export const ATTAINMENTS = {
  met: t('达成', 'met'),
  partly: t('部分达成', 'partly met'),
  unmet: t('未达成', 'not met'),
  notApplicable: t('不适用', 'not applicable'),
};

const WORDS = {
  达成: 'met', 达成预期指标: 'met', 达成年度指标: 'met', met: 'met',
  部分达成: 'partly', 部分达成预期指标并具有一定效果: 'partly', 部分达成年度指标并具有一定效果: 'partly', partly: 'partly',
  未达成: 'unmet', 未达成预期指标且效果较差: 'unmet', 未达成年度指标且效果较差: 'unmet', unmet: 'unmet',
  不适用: 'notApplicable', notApplicable: 'notApplicable',
};

/** The degree of attainment that words stand for, or undefined. */
export function attainmentOf(words) {
  return Object.hasOwn(WORDS, words.trim()) ? WORDS[words.trim()] : undefined;
}

// Half characters, and control characters but tab and line end, which the service cannot keep.
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it can be kept: a vertical tab, which word processors use for a line end, becomes one. */
export function clean(text) {
  return text.replace(/[\u000b\u000c]/g, '\n').replace(UNSEEN, ' ');
}

export function numeric(kind) {
  return kind === 'quantitative' || kind === 'range';
}

function emptyRow(indicator) {
  return { indicator: indicator.id, ...Object.fromEntries(FIELDS.map(field => [field, ''])), byUnit: null };
}

/** An empty form for a project. */
export function emptyForm(project) {
  return { ...Object.fromEntries(WHOLE.map(field => [field, ''])), items: project.indicators.map(emptyRow) };
}

/**
 * The form as the newest revision would be typed: rows as the evaluation matched them, the rest as posted. Rows of indicators that are
 * declared no longer are handed back as `left`.
 */
export function ofRevision(project, revision, evaluation) {
  const form = emptyForm(project);
  for (const field of WHOLE) {
    form[field] = revision.actuals[field] ?? '';
  }
  const matched = new Map(evaluation.indicators.filter(i => i.actual).map(i => [i.indicatorId, i.actual]));
  project.indicators.forEach((indicator, n) => {
    const actual = matched.get(indicator.id);
    if (actual) {
      fill(form.items[n], actual);
      settle(form.items[n], indicator.target.kind);
      matched.delete(indicator.id);
    }
  });
  const left = [...matched].map(([indicator, actual]) => fill(emptyRow({ id: indicator }), actual));
  return { form, left: toSaved({ items: left }).items };
}

/** Puts what was posted for an indicator into a row. */
function fill(row, actual) {
  FIELDS.forEach(field => (row[field] = actual[field] ?? ''));
  row.byUnit = actual.byUnit ?? null;
  row.actual = row.byUnit === null ? (actual.value ?? '') : '';
  row.percent = row.byUnit === null ? row.percent : '';
  return row;
}

/** A saved form for the rows that are declared now. What belongs to none of them is handed back as `left`. */
export function ofSaved(project, typed) {
  const form = emptyForm(project);
  for (const field of WHOLE) {
    form[field] = typed[field] ?? '';
  }
  const saved = new Map(typed.items.map(item => [item.indicator, item]));
  project.indicators.forEach((indicator, n) => {
    const item = saved.get(indicator.id);
    if (item) {
      FIELDS.forEach(field => (form.items[n][field] = item[field] ?? ''));
      form.items[n].byUnit = item.byUnit ?? null;
      settle(form.items[n], indicator.target.kind);
      saved.delete(indicator.id);
    }
  });
  return { form, left: [...saved.values()] };
}

/** Puts words where the row of that kind of target shows them: a declaration may have changed in between. */
function settle(row, kind) {
  if (kind === 'qualitative' && row.actual !== '') {
    row.text = row.text === '' ? row.actual : `${row.actual} ${row.text}`;
    row.actual = '';
  } else if (kind !== 'qualitative' && row.actual === '' && row.text !== '' && row.byUnit === null) {
    row.actual = row.text;
    row.text = '';
  }
  if (row.attainment === 'notApplicable' && kind !== 'qualitative' && row.actual === '') {
    row.actual = ATTAINMENTS.notApplicable;
    row.attainment = '';
  }
}

/** What is kept of a form as a draft: no empty texts. `left` are saved rows that are no longer declared; they are kept too. */
export function toSaved(form, left = []) {
  const said = (source, fields) => Object.fromEntries(fields.filter(f => source[f] !== undefined && source[f] !== '').map(f => [f, source[f]]));
  return {
    ...said(form, WHOLE),
    items: form.items
      .map(row => ({ indicator: row.indicator, ...said(row, FIELDS), ...(row.byUnit ? { byUnit: row.byUnit } : {}) }))
      .filter(item => Object.keys(item).length > 1)
      .concat(left),
  };
}

/** Fields of a row that are plain numbers, and what may be written behind them. */
const SMALL = {
  percent: { name: t('达成比例', 'degree'), sign: /[%％]$/ },
  selfScore: { name: t('自评得分', 'self score'), sign: /分$/ },
};

/** One row as it is posted, or null where nothing was typed. `wrong(field, words)` hears of texts that cannot be sent. */
function item(row, kind, wrong) {
  const sent = {};
  const actual = row.actual.trim();
  if (attainmentOf(actual) === 'notApplicable') {
    if (row.attainment !== '' && row.attainment !== 'notApplicable') {
      wrong('actual', t('完成值写的是不适用，又选了达成程度；请只留一个。', 'The outcome says not applicable, and a degree is chosen too; leave one of them.'));
    } else {
      sent.attainment = 'notApplicable';
    }
  } else if (actual !== '') {
    const number = numeric(kind) ? plainNumber(actual) : null;
    Object.assign(sent, number === null ? { text: actual } : { value: number });
  }
  if (row.attainment !== '') {
    sent.attainment = row.attainment;
  }
  for (const field of ['unit', 'text', 'deviationReason', 'evidence']) {
    if (row[field].trim() !== '' && sent[field] === undefined) {
      sent[field] = row[field].trim();
    }
  }
  if (row.text.trim() !== '' && sent.text !== row.text.trim()) {
    wrong('text', t('完成值已是文字；说明请写进完成值或偏差原因。', 'The outcome is in words already; say the rest there or in the reason.'));
  }
  for (const [field, { name, sign }] of Object.entries(SMALL)) {
    const typed = row[field].trim();
    const number = plainNumber(typed.replace(sign, ''));
    if (typed !== '' && number === null) {
      wrong(field, t(`${name}「${typed}」不是数字。`, `The ${name} "${typed}" is no number.`));
    } else if (typed !== '') {
      sent[field] = number;
    }
  }
  if (row.byUnit) {
    sent.byUnit = row.byUnit;
  }
  return Object.keys(sent).length === 0 ? null : { indicator: row.indicator, ...sent };
}

/**
 * What is sent of a form: {actuals, wrong, complete}. `wrong` maps 'field' and 'indicator/field' to words; what is wrong is left out of
 * the actuals, so that the rest can be scored all the same. `complete` tells whether the executed amount is there; it is 0 otherwise.
 */
export function toActuals(project, form) {
  const wrong = new Map();
  const executed = amount(form.executedAmount);
  const budget = amount(form.adjustedBudget);
  Object.entries({ executedAmount: executed, adjustedBudget: budget }).forEach(([field, read]) => read.wrong && wrong.set(field, read.wrong));
  const kinds = new Map(project.indicators.map(i => [i.id, i.target.kind]));
  const items = form.items
    .map(row => item(row, kinds.get(row.indicator), (field, words) => wrong.set(`${row.indicator}/${field}`, words)))
    .filter(sent => sent !== null);
  const actuals = { executedAmount: executed.yuan ?? '0', items };
  if (budget.yuan) {
    actuals.adjustedBudget = budget.yuan;
  }
  for (const field of ['executionReason', 'note']) {
    if (form[field].trim() !== '') {
      actuals[field] = form[field].trim();
    }
  }
  return { actuals, wrong, complete: Boolean(executed.yuan) };
}

/** Where in the form a JSON pointer into the actuals leads: 'field', 'indicator/field', 'indicator' or ''. */
export function placeOf(project, actuals, pointer) {
  const steps = pointer.split('/').slice(1);
  if (steps[0] !== 'items') {
    return WHOLE.includes(steps[0]) ? steps[0] : '';
  }
  const sent = actuals.items[Number(steps[1])];
  if (!sent) {
    return '';
  }
  const kind = project.indicators.find(i => i.id === sent.indicator)?.target.kind;
  const field = { value: 'actual', text: kind === 'qualitative' ? 'text' : 'actual' }[steps[2]] ?? steps[2];
  return FIELDS.includes(field) ? `${sent.indicator}/${field}` : sent.indicator;
}
