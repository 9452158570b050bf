import { html, nothing } from 'lit';
import '../chart.js';
import { read } from '../api.js';
import { change, count, mean, things } from '../format.js';
import { t } from '../language.js';
import { query } from '../router.js';
import { fileOf, leadsTo, linkTo, named, Part } from './asked.js';

const SHOWN = 20;
const DRAWN = 12;

/** The name in the address of what losses are counted by. */
const BY = { indicator: t('按三级指标', 'By indicator'), level2: t('按二级指标', 'By level 2') };

/** Where the projects of the year lost the most points. */
class LossesOfYear extends Part {
  static properties = { by: {} };

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('by') && this.hasUpdated && !changed.has('asked')) {
      this.load.run();
    }
  }

  async read(signal) {
    if (this.by !== 'level2') {
      const found = await read('/losses', { ...this.asked, limit: SHOWN }, signal);
      return { by: this.by, all: found.lost, rows: found.items.map(item => ({ ...item, filters: { level1: item.level1, level2: item.level2, lost: item.name } })) };
    }
    const found = await read('/summaries', { ...this.asked, groupBy: 'level2', sort: '-lost', limit: SHOWN }, signal);
    return {
      by: this.by,
      all: null,
      rows: found.groups.map(({ key, level1, figures }) => ({
        name: named(key),
        level1,
        level2: key,
        projects: figures.projects,
        weight: figures.weight,
        score: figures.score,
        lost: change(figures.weight, figures.score).replace('+', ''),
        filters: { level1, level2: key },
      })).filter(row => Number(row.lost) > 0),
    };
  }

  #option(rows) {
    return look => ({
      tooltip: {
        ...look.tooltip,
        formatter: ({ data }) => `${data.row.name}\n${named(data.row.level1)} · ${named(data.row.level2)}\n${t(`失 ${data.row.lost} 分，${count(data.row.projects)} 个项目`, `${data.row.lost} points lost in ${things(data.row.projects, 'project')}`)}`,
      },
      grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', axisLabel: { color: look.muted }, splitNumber: look.narrow ? 2 : 5, splitLine: { lineStyle: { color: look.line } } },
      yAxis: { type: 'category', inverse: true, data: rows.map((row, n) => n), axisLabel: { color: look.text, width: look.narrow ? 110 : 200, overflow: 'truncate', formatter: n => rows[n].name }, axisLine: { lineStyle: { color: look.line } } },
      series: [{
        type: 'bar',
        itemStyle: { color: look.series[1] },
        label: { show: true, position: 'right', color: look.text, formatter: ({ data }) => mean(data.row.lost) },
        data: rows.map(row => ({ value: Number(row.lost), row, link: linkTo(this.asked, row.filters) })),
      }],
    });
  }

  #columns(by) {
    return [
      { key: 'name', wide: true, title: by === 'level2' ? t('二级指标', 'Level 2') : t('指标', 'Indicator') },
      { key: 'level1', title: t('一级指标', 'Level 1'), value: row => named(row.level1) },
      ...(by === 'level2' ? [] : [{ key: 'level2', title: t('二级指标', 'Level 2'), value: row => named(row.level2) }]),
      { key: 'projects', title: t('项目数', 'Projects'), number: true, cell: row => leadsTo(count(row.projects), this.asked, row.filters) },
      { key: 'lost', title: t('失分', 'Lost'), number: true, cell: row => leadsTo(mean(row.lost), this.asked, row.filters) },
      { key: 'weight', title: t('满分', 'Of'), number: true, cell: row => leadsTo(mean(row.weight), this.asked, row.filters) },
    ];
  }

  #address(by) {
    const parameters = new URLSearchParams({ ...query(), losses: by });
    if (by === 'indicator') {
      parameters.delete('losses');
    }
    return `/${parameters.size ? `?${parameters}` : ''}`;
  }

  #draw({ by, all, rows }) {
    const drawn = rows.slice(0, DRAWN);
    const inChart = drawn.length < rows.length ? t(`图中为前 ${drawn.length} 个。`, ` The chart has the first ${drawn.length}.`) : '';
    const note = all === null ? undefined
      : t(`所有指标共失 ${all} 分；这里是失分最多的 ${rows.length} 个指标。`, `${all} points were lost on all indicators; these are the ${rows.length} that lost the most.`) + inChart;
    return html`<jh-chart caption=${t('失分最多的指标', 'Where points were lost')} file=${fileOf(t('失分', 'losses'), this.asked)} .note=${note}
      height=${Math.max(160, 40 + drawn.length * 28)} .option=${this.#option(drawn)} .columns=${this.#columns(by)} .rows=${rows}></jh-chart>`;
  }

  render() {
    return html`<section class="card" aria-label=${t('失分最多的指标', 'Where points were lost')}>
      <nav class="tabs" aria-label=${t('失分的口径', 'Losses by')}>
        ${Object.entries(BY).map(([by, words]) => html`<a href=${this.#address(by)} aria-current=${this.by === by ? 'true' : nothing}>${words}</a>`)}
      </nav>
      ${this.load.show(found => this.#draw(found), {
        isEmpty: found => found.rows.length === 0,
        empty: t('没有失分的指标。', 'No indicator lost points.'),
      })}
    </section>`;
  }
}

customElements.define('jh-overview-losses', LossesOfYear);
