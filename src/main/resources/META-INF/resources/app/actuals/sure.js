// What is asked before a post.
import { ask } from '../dialog.js';
import { things } from '../format.js';
import { t } from '../language.js';
import { toActuals } from './typed.js';

/** Whether somebody else has posted, or the declaration has changed, since the page was read. */
function overtaken({ live, project }) {
  const result = live.problem ? null : live.result;
  return result !== null && (result.revision !== project.revision + 1 || result.evaluation.declarationVersion !== project.declarationVersion);
}

/** How many indicators nothing was said of; what was tried earlier says nothing of what is in the form now. */
function missing({ live, project, form }) {
  return live.problem || !live.result
    ? project.indicators.length - toActuals(project, form).actuals.items.length
    : live.result.matching.missing.length;
}

/** Asks where something is missing, or others were faster. Answers whether to go on. */
export async function sure(page) {
  const blank = missing(page);
  const words = [
    blank > 0 ? t(`还有 ${blank} 项指标没有填报，按 0 分计。`, `Blank and without points: ${things(blank, 'indicator')}.`) : '',
    overtaken(page) ? t('打开这个页面之后，项目已有新的填报或申报表版本。', 'Since this page was opened the project has got a newer revision or declaration.') : '',
  ].filter(Boolean);
  return words.length === 0
    || (await ask({ title: t('仍然填报？', 'Post all the same?'), text: words.join(' '), action: t('仍然填报', 'Post all the same') })) !== null;
}
