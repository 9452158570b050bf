import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { change, count, mean, money, moneyChange, moneyUnit } from '../format.js';
import { t } from '../language.js';
import { leadsTo, yearBefore } from './asked.js';

/** The year in figures, with the year before where there is one. */
class Figures extends Element {
  static properties = { asked: { attribute: false }, summary: { attribute: false } };

  #before(now, before, { written, difference, more }) {
    return before === null || before === undefined
      ? nothing
      : html`<div class="hint">${t('上年', 'Year before')} ${leadsTo(written(before), yearBefore(this.asked), more)}${now === null || now === undefined ? nothing : html` <span class="nowrap">(${difference(now, before)})</span>`}</div>`;
  }

  #figure(title, now, before, how) {
    return html`<div><dt>${title}</dt>
      <dd><div class="value">${now === null || now === undefined ? '—' : leadsTo(how.written(now), this.asked, how.more)}</div>${this.#before(now, before, how)}</dd></div>`;
  }

  render() {
    const { figures, against } = this.summary.total;
    const before = against?.projects > 0 ? against : {};
    const counts = { written: count, difference: (a, b) => `${a > b ? '+' : ''}${count(a - b)}` };
    const decimals = { written: mean, difference: change };
    const percents = { written: text => `${mean(text)}%`, difference: (a, b) => t(`${change(a, b)} 个百分点`, `${change(a, b)} points`) };
    const amounts = { written: money, difference: moneyChange };
    const rate = figures.measure === 'scoreRate';
    const measure = rate ? percents : decimals;
    const evaluated = { status: 'evaluated' };
    const of = rate ? t('得分率', 'score rate') : t('分', 'points');
    const figure = (title, key, how, more) => this.#figure(title, figures[key], before[key], { ...how, more });
    return html`<section class="card" aria-label=${t('年度概况', 'The year in figures')}>
      <dl class="overview-figures">
        ${figure(t('项目', 'Projects'), 'projects', counts, {})}
        ${figure(t('已评价', 'Evaluated'), 'evaluated', counts, evaluated)}
        ${figure(t('其中暂定', 'Provisional'), 'provisional', counts, { status: 'provisional' })}
        ${figure(t(`平均${of}`, `Mean ${of}`), 'mean', measure, { ...evaluated, sort: '-total' })}
        ${figure(t(`资金加权平均${of}`, `Money-weighted mean ${of}`), 'weightedMean', measure, { ...evaluated, sort: '-total' })}
        ${figure(t('中位数', 'Median'), 'median', measure, { ...evaluated, sort: '-total' })}
        ${figure(t('预算执行率', 'Execution rate'), 'executionRate', percents, { ...evaluated, sort: 'executionRate' })}
        ${figure(t(`全年预算（已评价项目，${moneyUnit()}）`, `Budget (evaluated projects, ${moneyUnit()})`), 'budget', amounts, evaluated)}
        ${figure(t(`全年执行（已评价项目，${moneyUnit()}）`, `Executed (evaluated projects, ${moneyUnit()})`), 'executed', amounts, evaluated)}
      </dl>
    </section>`;
  }
}

customElements.define('jh-overview-figures', Figures);
