import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { count, money, moneyUnit, points, severity, things } from '../format.js';
import { t } from '../language.js';
import { reading } from '../project/wording.js';
import '../table.js';
import { changes, locked } from './change.js';
import './original.js';

const STATUS = { new: t('新项目', 'new'), changed: t('有变化，将成为新版本', 'changed: a new version'), unchanged: t('没有变化', 'unchanged') };
const MOST = 20;

/** How much of a project is to be looked at. */
function found(project) {
  return project.findings.length + project.indicators.reduce((sum, i) => sum + i.findings.length, 0);
}

/** What was read from one file, beside the file itself. */
class ImportReport extends Element {
  static properties = { report: { attribute: false }, chosen: { state: true }, place: { state: true }, whole: { state: true } };

  constructor() {
    super();
    this.chosen = 0;
    this.place = null;
    this.whole = false;
  }

  willUpdate(changed) {
    if (changed.has('report')) {
      this.chosen = Math.max(0, Math.min(this.chosen, this.report.projects.length - 1));
      this.place = null;
    }
  }

  #findings(findings) {
    return findings.length === 0 ? nothing : html`<ul class="findings">${findings.map(f => html`<li><span class="tag ${f.severity}">${severity(f.severity)}</span> ${f.message}
      ${f.where ? html`<button type="button" class="plain" @click=${() => (this.place = f.where)}>${t('位置', 'Place')} ${f.where}</button>` : nothing}</li>`)}</ul>`;
  }

  /** Of a workbook of hundreds of sheets there may be one for each. */
  #ofFile(findings) {
    const more = findings.length > MOST && !this.whole;
    return html`${this.#findings(more ? findings.slice(0, MOST) : findings)}
      ${more ? html`<button type="button" @click=${() => (this.whole = true)}>${t(`显示全部 ${findings.length} 处`, `Show all ${findings.length}`)}</button>` : nothing}`;
  }

  #rows = [
    { key: 'ordinal', title: t('序号', 'No.'), number: true },
    { key: 'level1', title: t('一级指标', 'Level 1') },
    { key: 'level2', title: t('二级指标', 'Level 2') },
    { key: 'name', title: t('三级指标', 'Indicator'), wide: true,
      cell: i => html`<button type="button" class="plain" title=${t('在原文中指出', 'Show in the original')} @click=${() => (this.place = i.source?.where ?? null)}>${i.name}</button>${this.#findings(i.findings)}` },
    { key: 'target', title: t('指标值原文', 'Target as declared'), value: i => i.target.text || null },
    { key: 'reading', title: t('读作', 'Read as'), value: i => reading(i.target) || t('文字', 'in words') },
    { key: 'weight', title: t('分值', 'Weight'), number: true, cell: i => points(i.weight) },
  ];

  #project(project) {
    return html`<dl class="figures">
        <div><dt>${t('项目', 'Project')}</dt><dd>${project.name}</dd></div>
        <div><dt>${t('年度', 'Year')}</dt><dd>${project.year}</dd></div>
        <div><dt>${t('主管部门', 'Department')}</dt><dd>${project.department ?? '—'}</dd></div>
        <div><dt>${t('实施单位', 'Unit')}</dt><dd>${project.unit}</dd></div>
        <div><dt>${t('年度资金申请总额', 'Annual request')}</dt><dd>${money(project.annualRequest)} ${moneyUnit()}</dd></div>
        <div><dt>${t('与已有的相比', 'Against what is stored')}</dt><dd>${STATUS[project.status]}</dd></div>
      </dl>
      ${changes(project.difference)}
      ${project.lock ? html`<div class="message warning">${locked(project)}</div>` : nothing}
      ${this.#findings(project.findings)}
      <jh-table caption=${t('读出的指标', 'Indicators as read')} .columns=${this.#rows} .rows=${project.indicators}></jh-table>`;
  }

  #choose(project) {
    this.chosen = this.report.projects.indexOf(project);
    this.place = null;
  }

  /** Which of a file's projects is looked at; made anew at each drawing, so that the table shows which. */
  #projects(projects) {
    return [
      { key: 'name', title: t('项目', 'Project'), wide: true,
        cell: p => html`<button type="button" class="plain" aria-pressed=${p === projects[this.chosen]} @click=${() => this.#choose(p)}>${p.name}</button>` },
      { key: 'unit', title: t('实施单位', 'Unit') },
      { key: 'status', title: t('与已有的相比', 'Against what is stored'), value: p => STATUS[p.status],
        cell: p => html`${STATUS[p.status]}${p.lock ? html` <span class="tag warning">${t('已锁定', 'locked')}</span>` : nothing}` },
      { key: 'indicators', title: t('指标', 'Indicators'), number: true, value: p => p.indicators.length },
      { key: 'findings', title: t('核对事项', 'Findings'), number: true, value: found },
    ];
  }

  render() {
    const { projects, findings, counts, original } = this.report;
    const project = projects[this.chosen];
    return html`<p>${t(`读出 ${count(counts.projects)} 个项目、${count(counts.indicators)} 个指标，${count(counts.findings)} 处需要核对。`,
        `${things(counts.projects, 'project')}, ${things(counts.indicators, 'indicator')}, ${things(counts.findings, 'finding')}.`)}</p>
      ${this.#ofFile(findings)}
      ${projects.length > 1 ? html`<jh-table caption=${t('文件中的项目', 'Projects of the file')} .columns=${this.#projects(projects)} .rows=${projects}></jh-table>` : nothing}
      ${project ? html`<div class="original-beside">
        <jh-original .lines=${original ?? []} .place=${this.place ?? this.#first(project)} ?marked=${this.place !== null}></jh-original>
        <div>${this.#project(project)}</div>
      </div>` : nothing}`;
  }

  /** Where the project begins in the file. */
  #first(project) {
    return project.indicators.find(i => i.source)?.source.where ?? null;
  }
}

customElements.define('jh-import-report', ImportReport);
