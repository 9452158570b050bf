import { html, nothing } from 'lit';
import { call, read } from '../api.js';
import { Element } from '../element.js';
import { status, time } from '../format.js';
import { t } from '../language.js';
import { busy, failure, Load } from '../load.js';
import { compareWith } from './comparison.js';
import './difference.js';
import './form-rows.js';

/** One evaluation of the history: its rows, what it has otherwise than another, and whether it comes out the same again. */
class PastEvaluation extends Element {
  static properties = {
    project: { attribute: false },
    summary: { attribute: false },
    against: { attribute: false },
    others: { attribute: false },
    replayed: { state: true },
  };

  #evaluation = new Load(this, signal => read(`/evaluations/${this.summary.id}`, {}, signal));

  constructor() {
    super();
    this.replayed = null;
  }

  willUpdate(changed) {
    if (changed.has('summary') && changed.get('summary')?.id !== this.summary.id) {
      this.replayed = null;
      this.#evaluation.value = null;
      this.#evaluation.run();
    }
  }

  #replay = async () => {
    const { id } = this.summary;
    this.replayed = { running: true };
    let outcome;
    try {
      outcome = { answer: (await call('POST', `/evaluations/${id}/replay`)).body };
    } catch (problem) {
      outcome = { problem };
    }
    if (this.summary.id === id) {
      this.replayed = outcome;
    }
  };

  #outcome() {
    if (this.replayed === null) {
      return nothing;
    }
    const { running, problem, answer } = this.replayed;
    if (running) {
      return busy(t('正在重新计算…', 'Computing again…'));
    }
    if (problem) {
      return failure(problem, this.#replay);
    }
    return answer.identical
      ? html`<div class="message" role="status"><span class="tag good">${t('一致', 'identical')}</span>
          ${t('用保存的数据和规则重新计算，结果逐字节相同。', 'Computed again from the kept inputs by the kept rules, the same bytes came out.')} <code>${answer.storedSha256}</code></div>`
      : html`<div class="message error" role="alert"><span class="tag error">${t('不一致', 'not identical')}</span>
          ${t('重新计算的结果与保存的不同：', 'What came out is not what is kept: ')}
          <ul>${answer.differences.map(pointer => html`<li><code>${pointer}</code></li>`)}</ul>
          <p><code>${answer.storedSha256}</code> → <code>${answer.replayedSha256}</code></p></div>`;
  }

  #comparison() {
    const { against, others, summary } = this;
    if (others.length === 0) {
      return html`<p class="hint">${t('只有这一次评价，没有可以比较的。', 'This is the only evaluation; there is none to compare with.')}</p>`;
    }
    const words = e => `${time(e.evaluatedAt)} · ${e.total} ${e.grade}`;
    return html`${compareWith(t('与另一次结果比较', 'Compare with'), others.map(e => [e.id, words(e)]), against?.id ?? null)}
      ${against ? html`<jh-difference .from=${against.id} .to=${summary.id}></jh-difference>` : nothing}`;
  }

  render() {
    const { summary } = this;
    return html`<section class="past" aria-label=${t('所选评价结果', 'The evaluation')}>
      <h2>${t(`${time(summary.evaluatedAt)} 的评价结果`, `Evaluation of ${time(summary.evaluatedAt)}`)}</h2>
      <p>${t(`总分 ${summary.total}，等级 ${summary.grade}，${status(summary.status)}${summary.current ? '，现行' : '，已被后来的结果取代'}`,
        `total ${summary.total}, grade ${summary.grade}, ${status(summary.status)}${summary.current ? ', current' : ', replaced by a later one'}`)}</p>
      <p class="actions"><button type="button" ?disabled=${this.replayed?.running === true} @click=${this.#replay}>${t('重新计算并核对', 'Compute again and compare')}</button></p>
      ${this.#outcome()}
      ${this.#comparison()}
      ${this.#evaluation.show(evaluation => html`<div class="scroll self-evaluation" tabindex="0" role="region" aria-label=${t('当时的指标得分', 'Its rows')}>
        <jh-form-rows .evaluation=${evaluation}></jh-form-rows></div>`)}
    </section>`;
  }
}

customElements.define('jh-past-evaluation', PastEvaluation);
