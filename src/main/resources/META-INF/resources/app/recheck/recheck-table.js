import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { money, points, severity } from '../format.js';
import { t } from '../language.js';
import { rate } from '../project/wording.js';

/** One re-checked table: every row of it, with the points by the rule beside the self-awarded ones. */
class RecheckTable extends Element {
  static properties = { table: { attribute: false } };

  #notes({ discrepancies = [], findings = [] }) {
    return html`${discrepancies.map(d => html`<p><span class="tag error">${d.title}</span> ${d.message}</p>`)}
      ${findings.map(f => html`<p><span class="tag ${f.severity}">${severity(f.severity)}</span> ${f.message}</p>`)}`;
  }

  #rule(row) {
    return row.rule ? html`<details><summary>${row.rule.name}</summary><p>${row.rule.basis ?? ''}</p><p>${row.explanation ?? ''}</p><p><code>${row.rule.file}:${row.rule.line}</code></p></details>` : '—';
  }

  #row(row) {
    return html`<tr><td class="number">${row.ordinal}</td><td>${row.level1 ?? '—'}</td><td>${row.level2 ?? '—'}</td><td>${row.name ?? '—'}</td><td>${row.target.text || '—'}</td><td>${row.actual ?? '—'}</td>
      <td class="number">${points(row.weight)}</td><td class="number">${points(row.selfScore)}</td><td class="number">${points(row.score)}</td><td>${this.#rule(row)}</td><td>${this.#notes(row)}</td></tr>`;
  }

  render() {
    const { project, title, unit, year, execution, total, findings, rows, ruleset, file } = this.table;
    return html`<section class="card"><h2>${project ?? title ?? '—'}</h2>
      <p class="hint">${[year, unit, file, ruleset.name].filter(Boolean).join(' · ')}</p>
      ${this.#notes({ findings })}
      <div class="scroll" tabindex="0" role="region" aria-label=${t('逐行复核', 'Row by row')}><table>
        <caption>${t('逐行复核', 'Row by row')}</caption>
        <thead><tr>${[t('序号', 'No.'), t('一级指标', 'Level 1'), t('二级指标', 'Level 2'), t('三级指标', 'Indicator'), t('年度指标值', 'Target'), t('实际完成值', 'Actual'),
          t('分值', 'Weight'), t('自评得分', 'Self-awarded'), t('按规则', 'By rule'), t('规则', 'Rule'), t('不符与提示', 'Discrepancies and notes')].map(words => html`<th scope="col">${words}</th>`)}</tr></thead>
        <tbody>${rows.map(row => this.#row(row))}
          <tr><td></td><td colspan="3">${t('预算执行率', 'Execution rate')}</td><td>${money(execution.budget)}</td><td>${money(execution.executed)}${execution.rate === null ? nothing : html`<br>${rate(execution.rate)}`}</td>
            <td class="number">${points(execution.weight)}</td><td class="number">${points(execution.selfScore)}</td><td class="number">${points(execution.score)}</td><td>${execution.rule?.name ?? '—'}</td><td>${this.#notes(execution)}</td></tr>
          <tr><td></td><th scope="row" colspan="5">${t('总分', 'Total')}</th><td class="number">${points(total.weights)}</td><td class="number">${points(total.selfScore)}</td><td class="number">${points(total.score)}</td><td>${total.grade ?? ''}</td><td>${this.#notes(total)}</td></tr>
        </tbody></table></div></section>`;
  }
}

customElements.define('jh-recheck-table', RecheckTable);
