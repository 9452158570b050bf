import { html } from 'lit';
import '../chart.js';
import { read } from '../api.js';
import { projectsBy } from '../filters.js';
import { count, money, moneyUnit, shifted, things } from '../format.js';
import { t } from '../language.js';
import { fileOf, leadsTo, Part } from './asked.js';

/** Percent and points that a cell is wide and high; the bounds below fall between cells. */
const STEP = 2;
/** The cell from here on has all rates above too. */
const OPEN_END = 200;
const FULL = 100;

/** Where what was spent and what came of it do not go together. */
const REGIONS = [
  {
    key: 'unspent',
    title: t('钱没花、产出满', 'Money unspent, outputs full'),
    rule: t('执行率低于 80%，得分 90 以上', 'execution below 80%, 90 points or more'),
    by: { executionRateBelow: '80', totalFrom: '90' },
    has: cell => cell.executionRate < 80 && cell.score >= 90,
    corner: 'insideTopLeft',
    area: ({ top }) => [[0, 90], [80, top]],
  },
  {
    key: 'poor',
    title: t('钱花了、产出差', 'Money spent, outputs poor'),
    rule: t('执行率 90% 以上，得分低于 60', 'execution 90% or more, fewer than 60 points'),
    by: { executionRateFrom: '90', totalBelow: '60' },
    has: cell => cell.executionRate >= 90 && cell.score < 60,
    corner: 'insideTopRight',
    area: ({ right, bottom }) => [[90, bottom], [right, 60]],
  },
];
const STROKES = { unspent: 'dashed', poor: 'dotted' };

/** Execution rate against score. What stands out is outlined, counted, and opened by a link. */
class ScatterOfYear extends Part {
  read(signal) {
    return read('/scatter', { ...this.asked, step: STEP }, signal);
  }

  #by(cell) {
    return {
      executionRateFrom: String(cell.executionRate),
      ...(cell.executionRate >= OPEN_END ? {} : { executionRateBelow: String(cell.executionRate + STEP) }),
      totalFrom: String(cell.score),
      totalBelow: String(cell.score + STEP),
    };
  }

  #rate(cell) {
    return cell.executionRate >= OPEN_END ? `≥${OPEN_END}` : `${cell.executionRate}–${cell.executionRate + STEP}`;
  }

  #option(cells, regions) {
    const most = cells.reduce((highest, cell) => Math.max(highest, cell.projects), 1);
    const right = Math.max(110, ...cells.map(cell => cell.executionRate + 2 * STEP));
    const bottom = Math.min(50, ...cells.map(cell => Math.floor(cell.score / 10) * 10));
    const top = Math.max(FULL + STEP, ...cells.map(cell => cell.score + 2 * STEP));
    return look => {
      const axis = { type: 'value', axisLabel: { color: look.muted }, nameTextStyle: { color: look.text }, splitLine: { lineStyle: { color: look.line } } };
      const ink = { unspent: look.series[1], poor: look.series[5] };
      return {
        tooltip: {
          ...look.tooltip,
          formatter: item => t(
            `执行率 ${this.#rate(item.data.cell)}%，得分 ${item.data.cell.score}–${item.data.cell.score + STEP}\n${count(item.data.cell.projects)} 个项目，预算 ${money(item.data.cell.budget)} ${moneyUnit()}`,
            `Execution ${this.#rate(item.data.cell)}%, ${item.data.cell.score}–${item.data.cell.score + STEP} points\n${things(item.data.cell.projects, 'project')}, budget ${money(item.data.cell.budget)} (${moneyUnit()})`),
        },
        grid: { left: 8, right: 16, top: 32, bottom: 28, containLabel: true },
        xAxis: { ...axis, name: t('预算执行率（%）', 'Execution rate (%)'), nameLocation: 'middle', nameGap: 26, min: 0, max: right },
        yAxis: { ...axis, name: t('得分', 'Points'), min: bottom, max: top, interval: 10, axisLabel: { color: look.muted, formatter: value => (value % 10 === 0 ? value : '') } },
        series: [{
          type: 'scatter',
          itemStyle: { color: look.accent, opacity: 0.65, borderColor: look.surface, borderWidth: 1 },
          data: cells.map(cell => ({
            value: [cell.executionRate + STEP / 2, cell.score + STEP / 2],
            symbolSize: (look.narrow ? 0.6 : 1) * (7 + 23 * Math.sqrt(cell.projects / most)),
            cell,
            link: projectsBy({ ...this.asked, ...this.#by(cell) }),
          })),
        }, {
          // Above the dots, so that its words can be read.
          type: 'scatter',
          data: [],
          z: 5,
          markArea: {
            silent: true,
            itemStyle: { color: 'transparent', borderWidth: 2 },
            data: regions.map(region => {
              const [from, to] = region.area({ right, bottom, top });
              return [
                {
                  name: t(`${region.title}：${count(region.projects)}`, `${region.title}: ${count(region.projects)}`),
                  coord: from,
                  itemStyle: { borderColor: ink[region.key], borderType: STROKES[region.key] },
                  label: { color: look.text, backgroundColor: look.surface, padding: 2, position: region.corner, fontWeight: 'bold', fontSize: look.narrow ? 11 : 13 },
                },
                { coord: to },
              ];
            }),
          },
        }],
      };
    };
  }

  #columns = [
    { key: 'executionRate', title: t('执行率（%）', 'Execution (%)'), number: true, by: cell => cell.executionRate, value: cell => this.#rate(cell) },
    { key: 'score', title: t('得分', 'Points'), number: true, by: cell => cell.score, value: cell => `${cell.score}–${cell.score + STEP}` },
    { key: 'projects', title: t('项目数', 'Projects'), number: true, cell: cell => leadsTo(count(cell.projects), this.asked, this.#by(cell)) },
    {
      key: 'budget',
      title: t(`预算（${moneyUnit()}）`, `Budget (${moneyUnit()})`),
      number: true,
      value: cell => shifted(cell.budget, 4, 2),
      cell: cell => leadsTo(money(cell.budget), this.asked, this.#by(cell)),
    },
    { key: 'region', title: t('所在区域', 'Region'), value: cell => REGIONS.find(region => region.has(cell))?.title ?? '' },
  ];

  #regions(regions) {
    return html`<ul class="regions">${regions.map(region => html`<li class=${region.key}>
      <div><b>${region.title}</b> <span class="hint">${region.rule}</span></div>
      <div><strong>${count(region.projects)}</strong> ${t('个项目', 'projects')}
        ${region.projects > 0 ? leadsTo(t('查看这些项目', 'See them'), this.asked, region.by) : ''}</div></li>`)}</ul>`;
  }

  #draw({ cells, withoutRate }) {
    const sorted = [...cells].sort((a, b) => b.projects - a.projects);
    const regions = REGIONS.map(region => ({ ...region, projects: cells.filter(region.has).reduce((sum, cell) => sum + cell.projects, 0) }));
    const note = withoutRate > 0
      ? t(`点越大项目越多；另有 ${count(withoutRate)} 个项目没有预算，无执行率。`, `The larger a dot, the more projects; ${count(withoutRate)} more have no budget and no rate.`)
      : t('点越大项目越多。', 'The larger a dot, the more projects.');
    return html`${this.#regions(regions)}
      <jh-chart caption=${t('执行率与得分', 'Execution against score')} file=${fileOf(t('执行率与得分', 'execution-score'), this.asked)} .note=${note} height="380"
        .option=${this.#option(sorted, regions)} .columns=${this.#columns} .rows=${sorted}></jh-chart>`;
  }

  render() {
    return this.card(t('执行率与得分', 'Execution against score'), found => this.#draw(found), {
      isEmpty: found => found.cells.length === 0,
      empty: t('没有既有预算又已评价的项目。', 'No project has both a budget and an evaluation.'),
    });
  }
}

customElements.define('jh-overview-scatter', ScatterOfYear);
