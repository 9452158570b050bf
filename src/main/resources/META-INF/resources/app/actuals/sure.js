// What is asked before a post.
import { amount } from '../amount.js';
import { ask } from '../dialog.js';
import { exactMoney, things } from '../format.js';
import { t } from '../language.js';
import { toActuals } from './typed.js';

/** Whether somebody else has posted, or the declaration has changed, since the page was read. */
function overtaken({ live, project }) {
  const result = live.problem ? null : live.result;
  return result !== null && (result.revision !== project.revision + 1 || result.evaluation.declarationVersion !== project.declarationVersion);
}

/** How many indicators nothing was said of; what was tried earlier says nothing of what is in the form now. */
function missing({ live, project }, items) {
  return live.problem || !live.result
    ? project.indicators.length - items.length
    : live.result.matching.missing.length;
}

/** Money typed in the wrong unit is out by a factor of 10,000; in percent of the budget, what no year comes to by itself. */
const HARDLY = 1;
const FAR_ABOVE = 200;

/** An execution that is hardly any of the budget, or far above it, in words; '' where it is neither. */
function doubtful({ live, project, form }) {
  const { budget, executed } = live.problem || !live.result
    ? { budget: amount(form.adjustedBudget).yuan ?? project.annualRequest, executed: amount(form.executedAmount).yuan }
    : live.result.evaluation.execution;
  const share = (100 * Number(executed)) / Number(budget);
  const rate = share.toFixed(2);
  const slip = Number(executed) > 0 && Number(budget) > 0 && (share < HARDLY || share > FAR_ABOVE);
  return slip
    ? t(`全年执行数 ${exactMoney(executed)}，预算 ${exactMoney(budget)}，执行率 ${rate}%；请核对单位是元还是万元。`, `Executed ${exactMoney(executed)} of a budget of ${exactMoney(budget)}, which is ${rate}%: check whether the amounts are in yuan or in 万元.`)
    : '';
}

/** Asks where something is missing or doubtful, or others were faster. Answers whether to go on. */
export async function sure(page) {
  const { items } = toActuals(page.project, page.form).actuals;
  const blank = missing(page, items);
  const without = items.filter(item => item.attainment === 'notApplicable').length;
  const words = [
    doubtful(page),
    without > 0 ? t(`填为不适用的指标 ${without} 项，不计分；表中没有分值时，其分值由其他指标承担。`, `Not applicable and not scored: ${things(without, 'indicator')}; where the form declares no points, others carry theirs.`) : '',
    blank > 0 ? t(`还有 ${blank} 项指标没有填报，按 0 分计。`, `Blank and without points: ${things(blank, 'indicator')}.`) : '',
    overtaken(page) ? t('打开这个页面之后，项目已有新的填报或申报表版本。', 'Since this page was opened the project has got a newer revision or declaration.') : '',
  ].filter(Boolean);
  return words.length === 0
    || (await ask({ title: t('仍然填报？', 'Post all the same?'), text: words.join(' '), action: t('仍然填报', 'Post all the same') })) !== null;
}
