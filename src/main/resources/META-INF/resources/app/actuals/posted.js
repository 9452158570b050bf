// What came of a post: which rows were matched, what it came to, and handing it in.
import { html, nothing } from 'lit';
import { points, status, submissionState, time } from '../format.js';
import { said, t } from '../language.js';

/** What stands there was sent with the ids of indicators; an indicator that was taken out since has a name on the page only. */
function matching({ matched, unmatched, missing }, names) {
  return html`<p>${t(`${matched.length} 项已对应指标，${unmatched.length} 项没有对应，${missing.length} 项没有填报。`, `${matched.length} matched, ${unmatched.length} unmatched, ${missing.length} missing.`)}</p>
    ${unmatched.length === 0 ? nothing : html`<h3>${t('没有对应的', 'Unmatched')}</h3><ul>${unmatched.map(u => html`<li>${names.get(u.input) ?? u.input}
      ${u.candidates.length === 0 ? nothing : html`${t('，相近的有：', '; near: ')}${u.candidates.map(c => c.name).join(t('、', ', '))}`}</li>`)}</ul>`}
    ${missing.length === 0 ? nothing : html`<h3>${t('没有填报的', 'Missing')}</h3><ul>${missing.map(m => html`<li>${m.name}</li>`)}</ul>`}`;
}

/** After a post. `page` has posted (the answer) and project. */
export function posted(page) {
  const { revision, evaluation, matching: matched } = page.posted;
  const names = new Map(evaluation.indicators.map(row => [row.indicatorId, row.name]));
  const about = remark => (names.has(remark.indicatorId) ? html`<strong>${names.get(remark.indicatorId)}</strong>${t('：', ': ')}` : nothing);
  return html`<section class="card posted" aria-labelledby="posted-title">
    <h2 id="posted-title" tabindex="-1">${t(`已填报（第 ${revision} 次）`, `Posted as revision ${revision}`)}</h2>
    <dl class="figures">
      <div><dt>${t('得分', 'Points')}</dt><dd>${points(evaluation.total)}</dd></div>
      <div><dt>${t('等级', 'Grade')}</dt><dd>${evaluation.grade}</dd></div>
      <div><dt>${t('状态', 'Status')}</dt><dd>${status(evaluation.status)}</dd></div>
    </dl>
    ${matching(matched, page.names)}
    ${evaluation.reasons.length === 0 ? nothing : html`<h3>${t('暂定的原因', 'Why it is provisional')}</h3><ul>${evaluation.reasons.map(r => html`<li>${about(r)}${said(r.message)}</li>`)}</ul>`}
    <p><a href="/projects/${page.project.id}">${t('看项目的评价结果', 'See the evaluation of the project')}</a></p>
  </section>`;
}

const STATES = {
  draft: () => t('已填报，还没有提交复核。', 'Posted, not handed in yet.'),
  submitted: s => t(`已由 ${s.by} 于 ${time(s.at)} 提交复核；再填报会退回到未提交。`, `Handed in by ${s.by} at ${time(s.at)}; another post takes it back.`),
  returned: s => t(`已由 ${s.by} 于 ${time(s.at)} 退回${s.reason ? `：${s.reason}` : ''}`, `Returned by ${s.by} at ${time(s.at)}${s.reason ? `: ${s.reason}` : ''}`),
};

/** How far it is on its way, with handing it in. `page` has submission, current, submit() and dirty besides. */
export function way(page) {
  const { submission } = page;
  const words = STATES[submission.state]?.(submission);
  if (!words || page.readOnly) {
    return nothing;
  }
  const can = submission.state !== 'submitted';
  return html`<div class="message way ${submission.state === 'returned' ? 'warning' : ''}">
    <span>${submission.state === 'draft' ? nothing : html`<strong>${submissionState(submission.state)}</strong> `}${words}</span>
    ${can ? html`<p class="actions"><button type="button" ?disabled=${page.dirty || page.posting || page.submitting} @click=${() => page.submit()}>${t('提交复核', 'Hand in for review')}</button>
      <span class="hint">${page.dirty ? t('有改动还没有填报；先填报再提交。', 'There are changes not posted yet; post first.') : t(`提交第 ${submission.revision} 次填报（${submission.total} 分，${submission.grade}）。`, `Hands in revision ${submission.revision} (${submission.total} points, ${submission.grade}).`)}</span></p>` : nothing}
  </div>`;
}

/** Why nothing can be filled in: who locked it, when, why, and what can be done; null where it is open. */
export function lockOf({ project, submission, year }, mayPost) {
  const why = reason => (reason ? t(`，理由：${reason}`, `, reason: ${reason}`) : '');
  if (project.yearClosed) {
    return t(
      `${project.year} 年度已由 ${year.by} 于 ${time(year.at)} 关闭${why(year.reason)}。需要修改时，请复核人员先重新开放年度。`,
      `The year ${project.year} was closed by ${year.by} at ${time(year.at)}${why(year.reason)}. For a change, a reviewer has to reopen the year first.`);
  }
  if (submission.state === 'confirmed') {
    return t(
      `结果已由 ${submission.by} 于 ${time(submission.at)} 确认${why(submission.reason)}。需要修改时，请复核人员先退回。`,
      `The result was confirmed by ${submission.by} at ${time(submission.at)}${why(submission.reason)}. For a change, a reviewer has to return it first.`);
  }
  return mayPost ? null : t('您的角色只能查看；填报由审核人员进行。', 'Your roles may look only; auditors post actuals.');
}
