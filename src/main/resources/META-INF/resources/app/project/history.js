import { html, nothing } from 'lit';
import { read, readAll } from '../api.js';
import { Element } from '../element.js';
import { count, money, moneyUnit, shifted, status, submissionState, time } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import { Address, query } from '../router.js';
import '../table.js';
import './past-declaration.js';
import './past-evaluation.js';
import './revision.js';
import { origin } from './wording.js';

/** What became of a project: its evaluations, the revisions of its actuals, the versions of its declaration. */
class ProjectHistory extends Element {
  static properties = { project: { attribute: false }, chosen: { state: true } };

  #evaluations = new Load(this, signal => readAll('/evaluations', { projectId: this.project.id, history: true }, signal));
  #revisions = new Load(this, signal => readAll(`/projects/${this.project.id}/actuals`, {}, signal));
  #versions = new Load(this, signal => read(`/projects/${this.project.id}/declarations`, {}, signal));
  #address = new Address(this, () => (this.chosen = query()));

  willUpdate(changed) {
    if (changed.has('project')) {
      this.#evaluations.run();
      this.#revisions.run();
      this.#versions.run();
    }
  }

  #linkTo(changes) {
    return `?${new URLSearchParams({ tab: 'history', ...changes })}`;
  }

  #mark(chosen, address, words) {
    return html`<a href=${address} aria-current=${chosen ? 'true' : nothing}>${words}</a>`;
  }

  // Made anew each time: which row is marked depends on the address.
  #evaluationColumns() {
    return [
      { key: 'evaluatedAt', title: t('评价时间', 'Evaluated'), by: e => e.evaluatedAt, value: e => time(e.evaluatedAt),
        cell: e => this.#mark(e.id === this.chosen.evaluation, this.#linkTo({ evaluation: e.id }), time(e.evaluatedAt)) },
      { key: 'total', title: t('总分', 'Total'), number: true },
      { key: 'grade', title: t('等级', 'Grade') },
      { key: 'status', title: t('结果', 'Result'), value: e => status(e.status) },
      { key: 'current', title: t('现行', 'Current'), value: e => (e.current ? t('是', 'yes') : t('否', 'no')) },
      { key: 'declarationVersion', title: t('申报版本', 'Declaration'), number: true },
      { key: 'submissionRevision', title: t('填报修订', 'Revision'), number: true },
      { key: 'ruleset', title: t('规则集版本', 'Rule-set version'), value: e => `${e.ruleset.name} ${e.ruleset.hash}`,
        cell: e => html`${e.ruleset.name} <code title=${e.ruleset.hash}>${e.ruleset.hash.slice(0, 12)}</code>` },
    ];
  }

  #revisionColumns() {
    return [
      { key: 'revision', title: t('修订', 'Revision'), number: true,
        cell: r => this.#mark(String(r.revision) === this.chosen.revision, this.#linkTo({ revision: r.revision }), r.revision) },
      { key: 'at', title: t('时间', 'When'), by: r => r.at, value: r => time(r.at) },
      { key: 'by', title: t('填报人', 'By') },
      { key: 'declarationVersion', title: t('申报版本', 'Declaration'), number: true },
      { key: 'items', title: t('指标数', 'Rows'), number: true, value: r => r.actuals.items.length },
      { key: 'executedAmount', title: t(`全年执行数（${moneyUnit()}）`, `Executed (${moneyUnit()})`), number: true,
        value: r => shifted(r.actuals.executedAmount, 4, 2), cell: r => money(r.actuals.executedAmount) },
      { key: 'note', title: t('说明', 'Note'), value: r => r.actuals.note ?? '' },
    ];
  }

  #versionColumns() {
    return [
      { key: 'version', title: t('版本', 'Version'), number: true,
        cell: v => this.#mark(String(v.version) === this.chosen.version, this.#linkTo({ version: v.version }), v.version) },
      { key: 'at', title: t('时间', 'When'), by: v => v.at, value: v => time(v.at) },
      { key: 'by', title: t('操作人', 'By') },
      { key: 'origin', title: t('来源', 'From'), value: v => origin(v.origin) },
      { key: 'reason', title: t('理由', 'Reason'), value: v => v.reason ?? '' },
    ];
  }

  /** Of a list with the newest first: what the address chooses, and what it is compared with, the one before where the address names none. */
  #choice(all, key, chosen) {
    const at = all.findIndex(one => String(one[key]) === chosen);
    const one = all[at] ?? null;
    const against = all.find(other => other !== one && String(other[key]) === this.chosen.against) ?? all[at + 1] ?? null;
    return { one, against, others: all.filter(other => other !== one) };
  }

  #evaluationsPart(all) {
    const { one, against, others } = this.#choice(all, 'id', this.chosen.evaluation);
    return html`<jh-table caption=${t(`评价结果（${count(all.length)}）`, `Evaluations (${count(all.length)})`)} file="evaluations.csv" .columns=${this.#evaluationColumns()} .rows=${all}></jh-table>
      ${one ? html`<jh-past-evaluation .project=${this.project} .summary=${one} .against=${against} .others=${others}></jh-past-evaluation>`
        : html`<p class="hint">${t('点击评价时间，可查看当时的结果、与另一次结果比较，或用当时的数据和规则重新计算。', 'Follow the time of an evaluation to see it, compare it with another, or compute it again.')}</p>`}`;
  }

  #revisionsPart(all) {
    const { one, against, others } = this.#choice(all, 'revision', this.chosen.revision);
    return html`<jh-table caption=${t(`填报修订（${count(all.length)}）`, `Revisions of the actuals (${count(all.length)})`)} file="revisions.csv" .columns=${this.#revisionColumns()} .rows=${all}></jh-table>
      ${one ? html`<jh-revision .project=${this.project} .revision=${one} .against=${against} .others=${others}></jh-revision>` : nothing}`;
  }

  #versionsPart(all) {
    const { one, against } = this.#choice(all, 'version', this.chosen.version);
    return html`<jh-table caption=${t(`申报版本（${count(all.length)}）`, `Declaration versions (${count(all.length)})`)} file="declarations.csv" .columns=${this.#versionColumns()} .rows=${all}></jh-table>
      ${one ? html`<jh-past-declaration .project=${this.project} .version=${one.version} .against=${against?.version ?? null} .all=${all}></jh-past-declaration>` : nothing}`;
  }

  render() {
    const { submission } = this.project;
    return html`<div class="history">
      <section class="card">${this.#evaluations.show(all => this.#evaluationsPart(all),
        { isEmpty: all => all.length === 0, empty: t('还没有评价结果；填报实际完成情况后即有。', 'No evaluation yet; posting actuals makes one.') })}</section>
      <section class="card">${this.#revisions.show(all => this.#revisionsPart(all),
        { isEmpty: all => all.length === 0, empty: t('还没有填报实际完成情况。', 'No actuals have been posted yet.') })}</section>
      <section class="card">${this.#versions.show(page => this.#versionsPart(page.items))}</section>
      ${submission ? html`<p class="hint">${t('提交状态：', 'State: ')}${submissionState(submission.state)}${submission.by ? t(`，${submission.by}，${time(submission.at)}`, `, ${submission.by}, ${time(submission.at)}`) : nothing}</p>` : nothing}
    </div>`;
  }
}

customElements.define('jh-project-history', ProjectHistory);
