import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { count, severity, things } from '../format.js';
import { t } from '../language.js';
import { inWords } from './editor.js';
import { isGapOrOverlap } from './words.js';
import '../table.js';

const tag = code => (code === 'error' ? 'error' : 'warning');

/** What a check found: the findings, the cases, and what the rules did in every situation tried. Tells `go-to` with a place. */
class CheckResult extends Element {
  static properties = { result: { attribute: false } };

  #goTo(file, line, column = null) {
    this.dispatchEvent(new CustomEvent('go-to', { detail: { file, line, column } }));
  }

  #place(file, line, column) {
    if (!file) {
      return t('整个规则集', 'the whole rule set');
    }
    return html`<button type="button" class="plain" @click=${() => this.#goTo(file, line ?? 1, column)}>${file}${line ? t(` 第 ${line} 行`, ` line ${line}`) : nothing}</button>`;
  }

  #finding(finding) {
    return html`<li><span class="tag ${tag(finding.severity)}">${severity(finding.severity)}</span>
      ${this.#place(finding.file, finding.line, finding.column)} ${inWords(finding)}</li>`;
  }

  #findings(found) {
    return html`<section class="card" aria-labelledby="findings-heading">
      <h2 id="findings-heading">${t('发现的问题', 'Findings')} <span class="hint">${count(found.length)}</span></h2>
      ${found.length === 0 ? html`<p>${t('没有发现问题。', 'Nothing was found.')}</p>` : html`<ul class="findings">${found.map(finding => this.#finding(finding))}</ul>`}
    </section>`;
  }

  #caseColumns = [
    { key: 'passed', title: t('结果', 'Result'), value: c => (c.passed ? t('符合', 'as expected') : t('不符', 'differs')),
      cell: c => html`<span class="tag ${c.passed ? 'good' : 'error'}">${c.passed ? t('✓ 符合', '✓ as expected') : t('✗ 不符', '✗ differs')}</span>` },
    { key: 'name', title: t('案例', 'Case'), cell: c => html`<button type="button" class="plain" @click=${() => this.#goTo(c.file, c.line)}>${c.name}</button>` },
    { key: 'differences', title: t('应为与实际', 'Expected and actual'), value: c => this.#differences(c).join(t('；', '; ')),
      cell: c => (c.passed ? '—' : html`<ul>${this.#differences(c).map(words => html`<li>${words}</li>`)}</ul>`) },
    { key: 'fired', title: t('触发的规则', 'Rules that fired'), value: c => c.fired.join(t('、', ', ')) },
  ];

  #differences(one) {
    if (one.failure) {
      return [one.failure];
    }
    return one.differences.map(d => t(`${d.what}：应为 ${d.expected}，实际 ${d.actual ?? '无'}`, `${d.what}: expected ${d.expected}, got ${d.actual ?? 'none'}`));
  }

  #caseTable(rows, caption, file) {
    return html`<jh-table caption=${caption} file=${file} .columns=${this.#caseColumns} .rows=${rows}></jh-table>`;
  }

  #cases(cases) {
    const failed = cases.filter(one => !one.passed);
    const passed = cases.filter(one => one.passed);
    return html`<section class="card" aria-labelledby="cases-heading">
      <h2 id="cases-heading">${t('案例', 'Cases')} <span class="hint">${t(`${cases.length} 个，其中 ${failed.length} 个不符`, `${cases.length}, ${failed.length} of them differ`)}</span></h2>
      ${cases.length === 0 ? html`<p>${t('规则没有通过编译，或没有案例，案例未运行。', 'No case was run: the rules do not compile, or there is none.')}</p>`
        : html`
          ${failed.length ? this.#caseTable(failed, t('结果不符的案例', 'Cases that came out otherwise'), 'cases-failed.csv') : html`<p>${t('全部符合。', 'All came out as expected.')}</p>`}
          ${passed.length ? html`<details><summary>${t(`符合的 ${passed.length} 个案例`, `${things(passed.length, 'case')} that came out`)}</summary>${this.#caseTable(passed, t('符合的案例', 'Cases that came out'), 'cases-passed.csv')}</details>` : nothing}`}
    </section>`;
  }

  #ruleWords(rule) {
    if (rule.situations > 0 && rule.cases > 0) {
      return t('正常', 'in use');
    }
    return rule.cases > 0 ? t('只在案例中触发', 'fires in cases only') : rule.situations > 0 ? t('没有案例', 'no case') : t('从不触发', 'never fires');
  }

  #ruleColumns = [
    { key: 'name', title: t('规则', 'Rule'), cell: r => html`<button type="button" class="plain" @click=${() => this.#goTo(r.file, r.line)}>${r.name}</button>` },
    { key: 'file', title: t('位置', 'Place'), value: r => `${r.file}:${r.line}` },
    { key: 'state', title: t('情况', 'State'), value: r => this.#ruleWords(r), cell: r => html`<span class="tag ${r.situations > 0 && r.cases > 0 ? 'good' : 'warning'}">${this.#ruleWords(r)}</span>` },
    { key: 'situations', title: t('触发的情形', 'Situations'), number: true },
    { key: 'cases', title: t('触发的案例', 'Cases'), number: true },
  ];

  #coverage({ coverage, findings }) {
    const gaps = findings.filter(isGapOrOverlap);
    return html`<section class="card" aria-labelledby="coverage-heading">
      <h2 id="coverage-heading">${t('覆盖', 'Coverage')} <span class="hint">${t(`试了 ${count(coverage.situations)} 种情形`, `${things(coverage.situations, 'situation')} tried`)}</span></h2>
      ${coverage.rules.length === 0 ? html`<p>${t('规则没有通过编译，覆盖未检查。', 'Not looked at: the rules do not compile.')}</p>` : html`
        ${gaps.length === 0 ? html`<p>${t('没有空档，也没有重叠：每种情形恰好由一条规则评分。', 'No gap and no overlap: exactly one rule scores every situation.')}</p>`
          : html`<p>${t('空档、重叠或运行出错：', 'Gaps, overlaps, or rules that fail:')}</p><ul class="findings">${gaps.map(finding => this.#finding(finding))}</ul>`}
        <jh-table caption=${t(`${coverage.rules.length} 条规则`, things(coverage.rules.length, 'rule'))} file="coverage.csv" .columns=${this.#ruleColumns} .rows=${coverage.rules}></jh-table>`}
    </section>`;
  }

  render() {
    return this.result ? html`${this.#findings(this.result.findings)}${this.#cases(this.result.cases)}${this.#coverage(this.result)}` : nothing;
  }
}

customElements.define('jh-check-result', CheckResult);
