// What storing a project of a file would change, and what keeps it from being stored.
import { html, nothing } from 'lit';
import { money, moneyUnit, time } from '../format.js';
import { t } from '../language.js';

/** More names than these are counted: the table beside shows the rows. */
const MOST = 10;

function names(all) {
  const shown = all.slice(0, MOST).map(name => t(`「${name}」`, `"${name}"`)).join(t('', ', '));
  return all.length > MOST ? t(`${shown}等 ${all.length} 个`, `${shown} and ${all.length - MOST} more`) : shown;
}

/** What a changed form changes; nothing for a project that is new or as it was. */
export function changes(difference) {
  if (!difference) {
    return nothing;
  }
  const { annualRequest, added, gone, targets } = difference;
  const said = [
    annualRequest && t(`年度资金申请总额：${money(annualRequest.before)} → ${money(annualRequest.after)} ${moneyUnit()}`,
      `Annual request: ${money(annualRequest.before)} → ${money(annualRequest.after)} × ${moneyUnit()}`),
    added.length > 0 && t(`新增指标${names(added)}`, `New indicators: ${names(added)}`),
    gone.length > 0 && t(`不再有指标${names(gone)}`, `No longer declared: ${names(gone)}`),
    ...targets.slice(0, MOST).map(({ name, before, after }) => t(`指标值「${name}」：${before || '（空）'} → ${after || '（空）'}`, `Target of "${name}": ${before || '(blank)'} → ${after || '(blank)'}`)),
    targets.length > MOST && t(`另有 ${targets.length - MOST} 个指标的指标值有变化`, `Targets of ${targets.length - MOST} more indicators`),
  ].filter(Boolean);
  return html`<p>${t('变化：', 'Changes:')}</p>
    <ul class="changes">${(said.length > 0 ? said : [t('指标、指标值和申请总额不变；目标、日期、分值或归属等其他内容有变化。', 'Indicators, targets and request stay; goals, dates, points or filing differ.')]).map(line => html`<li>${line}</li>`)}</ul>`;
}

/** Who locked a project of the file, when and why, and what can be done; with the way there. */
export function locked({ id, name, year, status, lock: { kind, by, at, reason } }) {
  const why = reason ? t(`（理由：${reason}）`, ` (reason: ${reason})`) : '';
  const project = status === 'new' ? name : html`<a href="/projects/${id}">${name}</a>`;
  return kind === 'confirmed'
    ? html`<p>${t('项目', 'The result of')} ${project} ${t(`的结果已由 ${by} 于 ${time(at)} 确认${why}，不能修改；需要修改时，请复核人员在项目页面先退回。`,
      `was confirmed by ${by} at ${time(at)}${why} and cannot be changed; a reviewer can return it on its page first.`)}</p>`
    : html`<p>${t('项目', 'Project')} ${project} ${t(`所在的 ${year} 年度已由 ${by} 于 ${time(at)} 关闭${why}，不能修改；需要修改时，请复核人员在总览先重新开放该年度。`,
      `is of ${year}, which was closed by ${by} at ${time(at)}${why}; nothing in it can be changed. A reviewer can reopen the year on the overview first.`)}</p>`;
}

/** The projects of a report that cannot be stored, in words; and whether the others are to be stored without them. */
export function heldUp(report, skip, change) {
  const held = report.projects.filter(p => p.lock);
  const others = report.projects.length - held.length;
  return html`<div class="message warning" role="status">
    <strong>${t(`${held.length} 个项目已锁定，这个文件不能整个保存`, `Locked projects: ${held.length}; the file cannot be stored as a whole`)}</strong>
    ${held.slice(0, MOST).map(locked)}
    ${held.length > MOST ? html`<p>${t(`另有 ${held.length - MOST} 个，见下表。`, `${held.length - MOST} more; see the table below.`)}</p>` : nothing}
    ${others > 0 ? html`<p><label><input type="checkbox" .checked=${skip} @change=${e => change(e.target.checked)}>
      ${t(`跳过已锁定的项目，只保存其余 ${others} 个`, `Leave out what is locked and store the other ${others}`)}</label></p>` : nothing}
    <p class="hint">${t('解除锁定之后，请重新读取这个文件。', 'Read the file again once nothing is locked.')}</p></div>`;
}
