// What the form would come to, and what can be done with it: always in sight below the form.
import { html, nothing } from 'lit';
import { change, points, status, things, time } from '../format.js';
import { said, t } from '../language.js';
import { atField } from './whole.js';

const DRAFT = {
  none: () => '',
  typing: () => t('草稿：正在输入…', 'Draft: typing…'),
  here: () => t('草稿：已存在这台电脑上，稍后存到服务器', 'Draft: kept on this computer, soon on the service'),
  saving: () => t('草稿：正在保存到服务器…', 'Draft: being saved…'),
  saved: draft => t(`草稿：${time(draft.savedAt)} 已保存到服务器`, `Draft: saved on the service at ${time(draft.savedAt)}`),
  failed: ({ empty, problem }) => (empty
    ? t(`服务器上的草稿没有删除：${problem.message}`, `The draft on the service is not removed: ${problem.message}`)
    : t(`草稿没有存到服务器：${problem.message}`, `Draft not saved on the service: ${problem.message}`)),
  elsewhere: ({ empty }) => (empty
    ? t('另一个窗口保存的草稿还在服务器上', 'The draft that another window has saved is still on the service')
    : t('草稿没有保存：另一个窗口已保存了别的内容', 'Draft not saved: another window has saved something else')),
};

function figures(evaluation, current, stale) {
  const apart = current && current.total !== evaluation.total ? change(evaluation.total, current.total) : null;
  return html`<dl class="figures" aria-busy=${stale ? 'true' : 'false'}>
    <div aria-live="polite" aria-atomic="true"><dt>${t('预计得分', 'Points')}</dt><dd id="live-total">${points(evaluation.total)}</dd></div>
    <div><dt>${t('等级', 'Grade')}</dt><dd id="live-grade">${evaluation.grade}</dd></div>
    <div><dt>${t('状态', 'Status')}</dt><dd id="live-status">${status(evaluation.status)}</dd></div>
    <div><dt>${t('预算执行', 'Execution')}</dt><dd>${points(evaluation.execution.score)} <span class="hint">/ ${points(evaluation.execution.weight)}</span></dd></div>
    ${current ? html`<div><dt>${t('当前评价', 'Current')}</dt><dd id="live-change">${points(current.total)} ${current.grade}${apart ? html` <span class="changed">${apart}</span>` : t('，没有变化', ', unchanged')}</dd></div>` : nothing}
  </dl>`;
}

function remarks(trial, missing) {
  const { reasons, warnings } = trial.result.evaluation;
  const whole = [...reasons, ...warnings].filter(r => r.indicatorId === null && !atField(r));
  return html`${trial.complete ? nothing : html`<p class="remark warning">${t('还没有填写全年执行数，预算执行按 0 计。', 'The executed amount is missing and counts as 0.')}</p>`}
    ${missing > 0 ? html`<p class="remark warning">${t(`还有 ${missing} 项没有填报，按 0 分计。`, `Still blank and without points: ${things(missing, 'indicator')}.`)}</p>` : nothing}
    ${whole.map(r => html`<p class="remark ${r.severity}">${said(r.message)}</p>`)}`;
}

function draftState(page) {
  const { draft } = page;
  const words = DRAFT[draft.state](draft);
  const bad = draft.state === 'failed' || draft.state === 'elsewhere';
  const overwrite = draft.state === 'elsewhere' || (bad && draft.empty);
  // That all is well comes with every pause in the typing and is not read out.
  return html`<span id="draft-state"><span class="hint">${bad ? nothing : words}</span><span class=${bad ? 'field-error' : ''} role="status">${bad ? words : nothing}</span></span>
    ${overwrite ? html`<button type="button" @click=${() => page.overwriteDraft()}>${draft.empty ? t('删除那份草稿', 'Remove that draft') : t('用这里的内容覆盖', 'Overwrite with this')}</button>` : nothing}`;
}

/** Draws it. `page` is as for the rows, with draft, post(), saveDraft() and posting besides. */
export function bar(page) {
  const trial = page.live;
  const missing = trial.result?.matching.missing.length ?? 0;
  return html`<section class="bar" aria-label=${t('得分和操作', 'Points and actions')}>
    <div class="live">
      ${trial.result ? figures(trial.result.evaluation, page.current, trial.stale) : html`<p class="hint">${t('填写后在这里显示得分。', 'Points are shown here as you fill in.')}</p>`}
      ${trial.stale && trial.wrong.size > 0 ? html`<p class="remark error" role="status">${t('有填写错误，得分是改错之前的；错误写在各栏下面。', 'Something is not acceptable; the points are those before. See below the fields.')}</p>` : nothing}
      ${trial.problem ? html`<p class="remark error" role="alert">${trial.problem.message}</p>` : nothing}
      ${trial.unread && !trial.problem ? html`<p class="remark warning" role="status">${t(`没能查到文字会读成什么数值：${trial.unread.message}`, `How texts are read could not be found out: ${trial.unread.message}`)}</p>` : nothing}
      ${trial.result ? remarks(trial, missing) : nothing}
    </div>
    <div class="actions">
      <button type="button" class="primary" ?disabled=${page.posting} @click=${() => page.post()}>${page.posting ? t('正在填报…', 'Posting…') : t('填报', 'Post')} <kbd>Ctrl+Enter</kbd></button>
      <button type="button" ?disabled=${page.draft.state === 'none'} @click=${() => page.saveDraft()}>${t('保存草稿', 'Save draft')} <kbd>Ctrl+S</kbd></button>
      ${draftState(page)}
    </div>
  </section>`;
}
