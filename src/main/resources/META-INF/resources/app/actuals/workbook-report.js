// What a workbook holds: each project before and after, and every cell that is wrong.
import { html, nothing } from 'lit';
import { points, severity, status, things } from '../format.js';
import { t } from '../language.js';
import { busy, failure } from '../load.js';
import '../table.js';
import { stateOf } from './workbook.js';

const OUTCOMES = {
  stored: stored => (stored ? t('已保存', 'stored') : t('可以保存', 'can be stored')),
  refused: () => t('有错误，不保存', 'has errors, not stored'),
  blank: () => t('没有填写', 'blank'),
  unknown: () => t('不是填报表', 'no template'),
};
const TAGS = { stored: 'good', refused: 'error', blank: 'info', unknown: 'warning' };

function standing(before, after) {
  const one = s => `${points(s.total)} ${s.grade}${t(`（${status(s.status)}）`, ` (${status(s.status)})`)}`;
  if (after.total === null) {
    return before ? one(before) : '—';
  }
  return html`${before ? html`${one(before)} → ` : t('新填报 → ', 'new → ')}<strong>${one(after)}</strong>`;
}

function columns(stored) {
  return [
    { key: 'sheet', title: t('工作表', 'Sheet') },
    { key: 'name', title: t('项目', 'Project'), cell: s => (s.projectId && s.name ? html`<a href="/projects/${s.projectId}">${s.name}</a>` : '—') },
    { key: 'outcome', title: t('结果', 'Outcome'), value: s => OUTCOMES[s.outcome](stored), cell: s => html`<span class="tag ${TAGS[s.outcome]}">${OUTCOMES[s.outcome](stored)}</span>` },
    { key: 'total', title: t('得分：之前 → 之后', 'Points before → after'), value: s => `${s.before?.total ?? ''} → ${s.total ?? ''}`, cell: s => standing(s.before, s) },
    { key: 'reasons', title: t('暂定的原因和提示', 'Why provisional, and notes'), value: s => s.reasons.join(t('；', '; ')), cell: s => notes(s) },
  ];
}

/** The same at every drawing: a table stays at the page that somebody has turned to. */
const BEFORE = columns(false);
const AFTER = columns(true);

/** Reasons, each once with how often it was given: rows of a sheet often have the same. */
function counted(reasons) {
  const times = new Map();
  reasons.forEach(reason => times.set(reason, (times.get(reason) ?? 0) + 1));
  return [...times].map(([reason, n]) => (n === 1 ? reason : t(`${reason}（${n} 项）`, `${reason} (${n} ×)`)));
}

function notes(sheet) {
  const all = [...counted(sheet.reasons).map(message => ({ message })), ...sheet.findings.map(f => ({ message: f.message, where: f.where, kind: severity(f.severity) }))];
  return all.length === 0 ? '—' : html`<ul class="plain-list">${all.map(n => html`<li>${n.kind ? `${n.kind}${t('：', ': ')}` : ''}${n.message}${n.where ? html` <span class="hint">${n.where}</span>` : nothing}</li>`)}</ul>`;
}

const ERRORS = [
  { key: 'where', title: t('位置（工作表!单元格）', 'Where (sheet!cell)') },
  { key: 'project', title: t('项目', 'Project') },
  { key: 'message', title: t('问题，以及可以怎样填', 'What is wrong, and what would do') },
];

function summary({ counts }, stored) {
  return stored
    ? t(`${counts.sheets} 个工作表：已保存 ${counts.stored} 个，有错误没有保存 ${counts.refused} 个，没有填写 ${counts.blank} 个。`, `${things(counts.sheets, 'sheet')}: ${counts.stored} stored, ${counts.refused} with errors not stored, ${counts.blank} blank.`)
    : t(`${counts.sheets} 个工作表：可以保存 ${counts.stored} 个，有错误 ${counts.refused} 个，没有填写 ${counts.blank} 个。`, `${things(counts.sheets, 'sheet')}: ${counts.stored} can be stored, ${counts.refused} have errors, ${counts.blank} are blank.`);
}

/** Draws one workbook. `remove` takes it off the list. */
export function workbookReport(workbook, remove) {
  const { report, errors, state } = workbook;
  const working = state === 'checking' || state === 'storing';
  return html`<section class="card workbook" aria-label=${workbook.name}>
    <h2>${workbook.name} <span class="tag ${{ stored: 'good', failed: 'error' }[state] ?? 'info'}">${stateOf(workbook)}</span>
      ${working || state === 'stored' ? nothing : html`<button type="button" class="plain" aria-label=${t(`移除 ${workbook.name}`, `Remove ${workbook.name}`)} @click=${remove}>${t('移除', 'Remove')}</button>`}</h2>
    ${working ? busy(workbook.share < 1 ? t('正在上传…', 'Uploading…') : stateOf(workbook), workbook.share < 1 ? workbook.share : null) : nothing}
    ${workbook.problem ? failure(workbook.problem) : nothing}
    ${workbook.conflict ? html`<p class="message warning" role="alert">${workbook.conflict}</p>` : nothing}
    ${report ? html`<p>${summary(report, state === 'stored')}</p>
      ${report.findings.map(f => html`<p class="remark ${f.severity}">${f.message}</p>`)}
      ${errors.length > 0 ? html`<jh-table caption=${t(`${workbook.name}：${errors.length} 处错误`, `${workbook.name}: ${things(errors.length, 'error')}`)} file="errors.csv" .columns=${ERRORS} .rows=${errors}></jh-table>` : nothing}
      <jh-table caption=${t(`${workbook.name}：各项目`, `${workbook.name}: projects`)} file="actuals-report.csv" .columns=${state === 'stored' ? AFTER : BEFORE} .rows=${report.projects}></jh-table>` : nothing}
  </section>`;
}
