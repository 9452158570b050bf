import { html } from 'lit';
import '../chart.js';
import { Element } from '../element.js';
import { change, count, mean } from '../format.js';
import { t } from '../language.js';
import { fileOf, leadsTo, linkTo, named, yearBefore } from './asked.js';

/** More bars than these are no picture; the table has them all. */
const DRAWN = 20;

/** The departments of the year compared: how well they did, by project and by money, and how much they spent. */
class Departments extends Element {
  static properties = { asked: { attribute: false }, groups: { attribute: false } };

  #rows() {
    return this.groups.map(({ key, figures, against }) => ({
      key,
      department: named(key),
      ...figures,
      change: against?.mean && figures.mean ? change(figures.mean, against.mean) : null,
    }));
  }

  #option(rows) {
    const series = [
      { key: 'mean', name: t('平均', 'Mean') },
      { key: 'weightedMean', name: t('资金加权平均', 'Weighted by money') },
      { key: 'executionRate', name: t('执行率 %', 'Execution %') },
    ];
    return look => ({
      color: [look.series[0], look.series[1], look.series[4]],
      tooltip: { ...look.tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
      legend: { textStyle: { color: look.text }, top: 0 },
      grid: { left: 8, right: 24, top: 32, bottom: 8, containLabel: true },
      xAxis: { type: 'value', min: 0, axisLabel: { color: look.muted }, splitLine: { lineStyle: { color: look.line } } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(row => row.department),
        axisLabel: { color: look.text, width: look.narrow ? 90 : 150, overflow: 'truncate' },
        axisLine: { lineStyle: { color: look.line } },
      },
      series: series.map(({ key, name }) => ({
        type: 'bar',
        name,
        barGap: '10%',
        data: rows.map(row => ({ value: row[key] === null ? null : Number(row[key]), link: linkTo(this.asked, { department: row.key }) })),
      })),
    });
  }

  #columns(compared, rate) {
    const decimal = (key, title, sort) => ({
      key,
      title,
      number: true,
      cell: row => (row[key] === null ? '—' : leadsTo(mean(row[key]), this.asked, { department: row.key, status: 'evaluated', sort })),
    });
    return [
      { key: 'department', wide: true, title: t('主管部门', 'Department'), cell: row => leadsTo(row.department, this.asked, { department: row.key }) },
      { key: 'projects', title: t('项目数', 'Projects'), number: true, cell: row => leadsTo(count(row.projects), this.asked, { department: row.key }) },
      { key: 'evaluated', title: t('已评价', 'Evaluated'), number: true, cell: row => leadsTo(count(row.evaluated), this.asked, { department: row.key, status: 'evaluated' }) },
      decimal('mean', rate ? t('平均得分率（%）', 'Mean rate (%)') : t('平均分', 'Mean'), '-total'),
      ...(compared ? [{
        key: 'change',
        title: t('较上年', 'Change'),
        number: true,
        cell: row => (row.change === null ? '—' : leadsTo(row.change, yearBefore(this.asked), { department: row.key, status: 'evaluated', sort: '-total' })),
      }] : []),
      decimal('weightedMean', t('资金加权', 'Weighted'), '-total'),
      decimal('executionRate', t('执行率（%）', 'Execution (%)'), 'executionRate'),
    ];
  }

  render() {
    const rows = this.#rows();
    const drawn = [...rows].sort((a, b) => b.projects - a.projects).slice(0, DRAWN).sort((a, b) => Number(b.mean ?? -1) - Number(a.mean ?? -1));
    const rate = rows.some(row => row.measure === 'scoreRate');
    const note = rows.length > DRAWN ? t(`图中是项目最多的 ${DRAWN} 个部门，表中是全部 ${rows.length} 个。`, `The chart has the ${DRAWN} departments with the most projects; the table has all ${rows.length}.`) : undefined;
    return html`<section class="card">
      <jh-chart caption=${t('各部门比较', 'Departments compared')} file=${fileOf(t('部门比较', 'departments'), this.asked)} .note=${note}
        height=${Math.max(240, 80 + drawn.length * 44)} .option=${this.#option(drawn)} .columns=${this.#columns(rows.some(row => row.change !== null), rate)} .rows=${rows}></jh-chart>
    </section>`;
  }
}

customElements.define('jh-overview-departments', Departments);
