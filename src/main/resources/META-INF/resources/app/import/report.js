import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { count, money, moneyUnit, points, severity } from '../format.js';
import { t } from '../language.js';
import { reading } from '../project/wording.js';
import './original.js';

const STATUS = { new: t('新项目', 'new'), changed: t('有变化，将成为新版本', 'changed: a new version'), unchanged: t('没有变化', 'unchanged') };

/** What was read from one file, beside the file itself. */
class ImportReport extends Element {
  static properties = { report: { attribute: false }, chosen: { state: true }, place: { state: true } };

  constructor() {
    super();
    this.chosen = 0;
    this.place = null;
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

  #indicator(i) {
    return html`<tr>
      <td class="number">${i.ordinal}</td><td>${i.level1 ?? '—'}</td><td>${i.level2 ?? '—'}</td>
      <td><button type="button" class="plain" title=${t('在原文中指出', 'Show in the original')} @click=${() => (this.place = String(i.source?.line ?? ''))}>${i.name}</button>${this.#findings(i.findings)}</td>
      <td>${i.target.text || '—'}</td><td>${reading(i.target) || t('文字', 'in words')}</td><td class="number">${points(i.weight)}</td></tr>`;
  }

  #project(project) {
    return html`<dl class="figures">
        <div><dt>${t('项目', 'Project')}</dt><dd>${project.name}</dd></div>
        <div><dt>${t('年度', 'Year')}</dt><dd>${project.year}</dd></div>
        <div><dt>${t('主管部门', 'Department')}</dt><dd>${project.department ?? '—'}</dd></div>
        <div><dt>${t('实施单位', 'Unit')}</dt><dd>${project.unit}</dd></div>
        <div><dt>${t('年度资金申请总额', 'Annual request')}</dt><dd>${money(project.annualRequest)} ${moneyUnit()}</dd></div>
        <div><dt>${t('与已有的相比', 'Against what is stored')}</dt><dd>${STATUS[project.status]}</dd></div>
      </dl>
      ${this.#findings(project.findings)}
      <div class="scroll" tabindex="0" role="region" aria-label=${t('读出的指标', 'Indicators as read')}><table>
        <caption>${t('读出的指标', 'Indicators as read')}</caption>
        <thead><tr><th scope="col" class="number">${t('序号', 'No.')}</th><th scope="col">${t('一级指标', 'Level 1')}</th><th scope="col">${t('二级指标', 'Level 2')}</th><th scope="col">${t('三级指标', 'Indicator')}</th>
          <th scope="col">${t('指标值原文', 'Target as declared')}</th><th scope="col">${t('读作', 'Read as')}</th><th scope="col" class="number">${t('分值', 'Weight')}</th></tr></thead>
        <tbody>${project.indicators.map(i => this.#indicator(i))}</tbody></table></div>`;
  }

  render() {
    const { projects, findings, counts, original } = this.report;
    const open = project => project.findings.length + project.indicators.reduce((sum, i) => sum + i.findings.length, 0);
    return html`<p>${t(`读出 ${count(counts.projects)} 个项目、${count(counts.indicators)} 个指标，${count(counts.findings)} 处需要核对。`,
        `${count(counts.projects)} projects, ${count(counts.indicators)} indicators, ${count(counts.findings)} findings.`)}</p>
      ${this.#findings(findings)}
      <label>${t('项目', 'Project')}<select @change=${e => { this.chosen = Number(e.target.value); this.place = null; }}>
        ${projects.map((p, n) => html`<option value=${n} ?selected=${n === this.chosen}>${p.name}（${STATUS[p.status]}，${t(`${open(p)} 处核对`, `${open(p)} findings`)}）</option>`)}</select></label>
      <div class="original-beside">
        <jh-original .lines=${original ?? []} .place=${this.place ?? this.#first(projects[this.chosen])} ?marked=${this.place !== null}></jh-original>
        <div>${this.#project(projects[this.chosen])}</div>
      </div>`;
  }

  /** Where the project begins in the file. */
  #first(project) {
    const line = project.indicators.find(i => i.source)?.source.line;
    return line === undefined ? null : String(line);
  }
}

customElements.define('jh-import-report', ImportReport);
