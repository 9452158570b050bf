import { html, nothing } from 'lit';
import { points, things } from '../format.js';
import { t } from '../language.js';
import { Settlement } from './settlement.js';
import './target-field.js';
import { LEVELS1 } from './wording.js';

/** Settles what was found about one row: its levels, its name, the reading of its target, its points. */
class SettleIndicator extends Settlement {
  static properties = { indicator: { attribute: false } };

  get findings() {
    return this.indicator.findings;
  }

  get path() {
    return `/projects/${this.project.id}/indicators/${this.indicator.id}`;
  }

  get words() {
    return t('更正这一行', 'Correct this row');
  }

  changes() {
    const changed = {};
    for (const name of ['level1', 'level2', 'name', 'weight']) {
      const typed = this.draft[name]?.trim();
      if (typed && typed !== this.indicator[name]) {
        changed[name] = typed;
      }
    }
    if (this.draft.weight?.trim() === '' && this.indicator.weight !== null) {
      changed.withdraw = ['weight'];
    }
    return this.draft.target ? { ...changed, target: this.draft.target } : changed;
  }

  #value(name) {
    return this.draft[name] ?? this.indicator[name] ?? '';
  }

  #target = event => {
    const { target, ...others } = this.draft;
    this.draft = event.detail === null ? others : { ...others, target: event.detail };
  };

  /** What the points of all rows would add up to; that of a row without points is not guessed. */
  #sum() {
    const typed = this.draft.weight?.trim();
    if (typed === undefined || !/^\d{1,4}(\.\d{1,2})?$/.test(typed || '0')) {
      return nothing;
    }
    const weights = this.project.indicators.map(one => (one.id === this.indicator.id ? typed || null : one.weight));
    const without = weights.filter(weight => weight === null).length;
    const sum = points((weights.reduce((all, weight) => all + Math.round(Number(weight ?? 0) * 100), 0) / 100).toFixed(2));
    return html`<p class="hint" role="status">${typed === '' ? t('更正过分值的，清空即撤回，恢复申报表的分值；申报表写明的分值不能去掉。', 'Emptied, an earlier correction is taken back and the form’s own points count again; those cannot be taken away.')
      : without === 0 ? t(`保存后各指标分值合计 ${sum}（应为 90 或 100）。`, `The points of all rows will add up to ${sum} (90 or 100 expected).`)
        : t(`保存后还有 ${without} 个指标没有分值，按 0 分计；其余合计 ${sum}。`, `${things(without, 'row')} will have no points and count 0; the others add up to ${sum}.`)}</p>`;
  }

  fields() {
    const level1 = this.#value('level1');
    // What was declared can be corrected and not taken away; of the points, a correction can.
    const declared = name => Boolean(this.indicator[name]);
    return html`<div class="fields">
      <label>${t('一级指标', 'Level 1')}<select @change=${this.type('level1')}>
        ${level1 === '' ? html`<option value="" selected>${t('（未归类）', '(not placed)')}</option>` : nothing}
        ${LEVELS1.map(word => html`<option ?selected=${word === level1}>${word}</option>`)}</select></label>
      <label>${t('二级指标', 'Level 2')}<input maxlength="100" pattern=".*\\S.*" title=${t('不能为空', 'Not empty')} ?required=${declared('level2')}
        .value=${this.#value('level2')} @input=${this.type('level2')}></label>
      <label>${t('三级指标', 'Indicator')}<input maxlength="500" pattern=".*\\S.*" title=${t('不能为空', 'Not empty')} ?required=${declared('name')}
        .value=${this.#value('name')} @input=${this.type('name')}></label>
      <label>${t('分值', 'Weight')}<input inputmode="decimal" pattern="[0-9]{1,4}([.][0-9]{1,2})?" title=${t('分值，最多两位小数', 'Points with at most two decimals')}
        .value=${this.#value('weight')} @input=${this.type('weight')}></label>
    </div>
    ${this.#sum()}
    <jh-target-field .target=${this.indicator.target} .year=${this.project.year} @read=${this.#target}></jh-target-field>`;
  }
}

customElements.define('jh-settle-indicator', SettleIndicator);
