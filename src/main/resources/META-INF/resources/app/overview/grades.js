import { html } from 'lit';
import '../chart.js';
import { Element } from '../element.js';
import { count } from '../format.js';
import { t } from '../language.js';
import { fileOf, leadsTo, linkTo, yearBefore } from './asked.js';

/** How many projects have which grade, beside the year before where there is one. */
class Grades extends Element {
  static properties = { asked: { attribute: false }, summary: { attribute: false } };

  #rows() {
    const { figures, against } = this.summary.total;
    const before = new Map((against?.grades ?? []).map(g => [g.grade, g.count]));
    const rows = figures.grades.map(g => ({ grade: g.grade, count: g.count, before: before.get(g.grade) ?? 0 }));
    const gone = [...before.keys()].filter(grade => !rows.some(row => row.grade === grade)).map(grade => ({ grade, count: 0, before: before.get(grade) }));
    return [...rows, ...gone].map(row => ({ ...row, share: ((row.count / figures.evaluated) * 100).toFixed(1) }));
  }

  #option(rows, compared) {
    const { year } = this.asked;
    return look => ({
      tooltip: { ...look.tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
      legend: compared ? { textStyle: { color: look.text }, top: 0 } : undefined,
      grid: { left: 8, right: 8, top: compared ? 36 : 24, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: rows.map(row => row.grade), axisLabel: { color: look.text, fontSize: 13 }, axisLine: { lineStyle: { color: look.line } } },
      yAxis: { type: 'value', minInterval: 1, axisLabel: { color: look.muted }, splitLine: { lineStyle: { color: look.line } } },
      series: [
        ...(compared ? [{ type: 'bar', name: String(Number(year) - 1), itemStyle: { color: look.series[4] }, data: rows.map(row => ({ value: row.before, link: linkTo(yearBefore(this.asked), { grade: row.grade }) })) }] : []),
        {
          type: 'bar',
          name: String(year),
          itemStyle: { color: look.series[0] },
          label: { show: true, position: 'top', color: look.text, formatter: item => count(item.value) },
          data: rows.map(row => ({ value: row.count, link: linkTo(this.asked, { grade: row.grade }) })),
        },
      ],
    });
  }

  render() {
    const rows = this.#rows();
    const compared = (this.summary.total.against?.evaluated ?? 0) > 0;
    const columns = [
      { key: 'grade', title: t('等级', 'Grade') },
      { key: 'count', title: t('项目数', 'Projects'), number: true, cell: row => leadsTo(count(row.count), this.asked, { grade: row.grade }) },
      { key: 'share', title: t('占比（%）', 'Share (%)'), number: true, cell: row => leadsTo(row.share, this.asked, { grade: row.grade }) },
      ...(compared ? [{ key: 'before', title: t('上年', 'Year before'), number: true, cell: row => leadsTo(count(row.before), yearBefore(this.asked), { grade: row.grade }) }] : []),
    ];
    return html`<section class="card">
      <jh-chart caption=${t('等级分布', 'Grades')} file=${fileOf(t('等级分布', 'grades'), this.asked)} height="240"
        .option=${this.#option(rows, compared)} .columns=${columns} .rows=${rows}></jh-chart>
    </section>`;
  }
}

customElements.define('jh-overview-grades', Grades);
