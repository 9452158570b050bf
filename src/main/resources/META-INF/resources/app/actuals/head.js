// What stands above the form.
import { html, nothing } from 'lit';
import { points, status } from '../format.js';
import { said, t } from '../language.js';

/** Which project it is, and how far it is filled in. */
export function head(page) {
  const { project } = page;
  return html`<h1>${t('填报实际完成值', 'Post actual outcomes')}</h1>
    <p><a href="/projects/${project.id}">${project.name}</a> · ${project.unit} · ${t(`${project.year} 年度`, project.year)} · <span class="hint">${t(`申报表第 ${project.declarationVersion} 版`, `declaration version ${project.declarationVersion}`)}${page.revision ? t(`，已填报 ${project.revision} 次，最近由 ${page.revision.by}`, `, newest revision ${project.revision} by ${page.revision.by}`) : t('，还没有填报', ', no actuals yet')}</span>
      · <a href="/actuals?${new URLSearchParams({ year: project.year, unit: project.unit })}">${t('用 Excel 填报', 'Post by Excel')}</a></p>`;
}

/** That nothing can be typed, why, and what the project has come to. */
export function locked(page) {
  return html`<div class="message warning" role="status"><strong>${t('只能查看', 'Read only')}</strong><p>${page.lock}</p></div>
    ${page.current ? html`<dl class="figures"><div><dt>${t('得分', 'Points')}</dt><dd>${points(page.current.total)}</dd></div><div><dt>${t('等级', 'Grade')}</dt><dd>${page.current.grade}</dd></div><div><dt>${t('状态', 'Status')}</dt><dd>${status(page.current.status)}</dd></div></dl>` : nothing}`;
}

/** What the newest revision says of indicators that are not declared: it has no row here. */
export function unmatched(page) {
  const left = page.current?.reasons.filter(remark => remark.code === 'item-unmatched') ?? [];
  return left.length === 0 ? nothing : html`<div class="message warning"><ul class="plain-list">${left.map(remark => html`<li>${said(remark.message)}</li>`)}</ul>
    <p>${t('请填到对应的行里；再填报时不再带上。', 'Put it into the row where it belongs; the next post leaves it out.')}</p></div>`;
}

/** What the keys do. */
export function keys() {
  return html`<p class="hint keys">${t('键盘：', 'Keys: ')}<kbd>Enter</kbd> / <kbd>↓</kbd> ${t('下一行同一栏', 'same column, next row')} · <kbd>Shift+Enter</kbd> / <kbd>↑</kbd> ${t('上一行', 'previous row')} · <kbd>Tab</kbd> ${t('下一栏', 'next field')} · <kbd>Alt+Enter</kbd> ${t('换行', 'new line')} · <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> <kbd>0</kbd> ${t('选达成程度', 'choose attainment')} · <kbd>Ctrl+S</kbd> ${t('保存草稿', 'save draft')} · <kbd>Ctrl+Enter</kbd> ${t('填报', 'post')} · ${t('从 Excel 复制一列，可直接粘贴到下面各行。', 'A column copied from a spreadsheet fills the rows below.')}</p>`;
}
