import { html } from 'lit';
import '../chart.js';
import { count, mean, things } from '../format.js';
import { t } from '../language.js';
import { between, inkOn } from '../theme.js';
import { fileOf, leadsTo, linkTo, named, Part, readSummary } from './asked.js';

/** In the order of the official form; others follow. */
const USUAL = ['成本指标', '产出指标', '效益指标', '满意度指标'];
const DRAWN = 30;

function place(level1) {
  const usual = USUAL.indexOf(level1);
  return usual < 0 ? USUAL.length : usual;
}

/** Which departments earn how much of what could be earned at which level 1: the weak spots at a glance. */
class Levels extends Part {
  async read(signal) {
    return (await readSummary({ ...this.asked, groupBy: 'department,level1' }, signal)).groups;
  }

  #table(groups) {
    const levels = [...new Set(groups.map(group => group.then))].sort((a, b) => place(a) - place(b) || String(a).localeCompare(String(b)));
    const rows = new Map();
    for (const { key, then, figures } of groups) {
      const row = rows.get(key) ?? { key, department: named(key), projects: 0, cells: new Map() };
      row.cells.set(then, figures);
      row.projects = Math.max(row.projects, figures.projects);
      rows.set(key, row);
    }
    return { levels, rows: [...rows.values()] };
  }

  #option(levels, rows) {
    const rates = rows.flatMap(row => [...row.cells.values()].map(figures => Number(figures.mean ?? 0)));
    const lowest = Math.min(...rates);
    const highest = Math.max(...rates, lowest + 1);
    return look => {
      const ground = rate => between(look.accent, look.surface, (rate - lowest) / (highest - lowest));
      return {
        tooltip: {
          ...look.tooltip,
          formatter: ({ data }) => `${data.row.department}\n${named(data.level1)} ${mean(data.figures.mean)}%\n${t(`得 ${data.figures.score} 分，满分 ${data.figures.weight} 分`, `${data.figures.score} of ${data.figures.weight} points`)}\n${t(`${count(data.figures.projects)} 个项目`, things(data.figures.projects, 'project'))}`,
        },
        grid: { left: 8, right: 8, top: 28, bottom: 8, containLabel: true },
        xAxis: { type: 'category', position: 'top', data: levels.map(named), axisLabel: { color: look.text, interval: 0, width: look.narrow ? 60 : 120, overflow: 'break' }, axisLine: { show: false }, axisTick: { show: false } },
        yAxis: { type: 'category', inverse: true, data: rows.map(row => row.department), axisLabel: { color: look.text, width: look.narrow ? 90 : 150, overflow: 'truncate' }, axisLine: { show: false }, axisTick: { show: false } },
        // The less, the stronger: what needs attention catches the eye. Each cell also says its figure.
        visualMap: { show: false, min: lowest, max: highest, dimension: 2, inRange: { color: [look.accent, look.surface] } },
        series: [{
          type: 'heatmap',
          itemStyle: { borderColor: look.line, borderWidth: 1 },
          label: { show: true },
          data: rows.flatMap((row, y) => levels.flatMap((level1, x) => {
            const figures = row.cells.get(level1);
            return figures?.mean
              ? [{
                  value: [x, y, Number(figures.mean)],
                  row,
                  level1,
                  figures,
                  link: linkTo(this.asked, { department: row.key, level1 }),
                  label: { color: inkOn(ground(Number(figures.mean)), look.onAccent, look.text), formatter: mean(figures.mean) },
                }]
              : [];
          })),
        }],
      };
    };
  }

  #columns(levels) {
    return [
      { key: 'department', wide: true, title: t('主管部门', 'Department') },
      ...levels.map(level1 => ({
        key: `level1 ${level1}`,
        title: named(level1),
        number: true,
        value: row => row.cells.get(level1)?.mean ?? null,
        cell: row => (row.cells.get(level1)?.mean ? leadsTo(mean(row.cells.get(level1).mean), this.asked, { department: row.key, level1 }) : '—'),
      })),
    ];
  }

  #draw(groups) {
    const { levels, rows } = this.#table(groups);
    const drawn = [...rows].sort((a, b) => b.projects - a.projects).slice(0, DRAWN);
    const note = t('得分率 = 得分 ÷ 满分，%；颜色越浓越低。', 'Points earned ÷ points possible, in %; the stronger the colour, the less.')
      + (rows.length > DRAWN ? t(`图中是项目最多的 ${DRAWN} 个部门，表中是全部 ${rows.length} 个。`, ` The chart has the ${DRAWN} departments with the most projects; the table has all ${rows.length}.`) : '');
    return html`<jh-chart caption=${t('各部门一级指标得分率', 'Departments by level 1')} file=${fileOf(t('一级指标得分率', 'level1'), this.asked)} .note=${note}
      height=${Math.max(160, 48 + drawn.length * 30)} .option=${this.#option(levels, drawn)} .columns=${this.#columns(levels)} .rows=${rows}></jh-chart>`;
  }

  render() {
    return this.card(t('各部门一级指标得分率', 'Departments by level 1'), groups => this.#draw(groups), {
      isEmpty: groups => groups.length === 0,
      empty: t('还没有评价结果。', 'There are no evaluations yet.'),
    });
  }
}

customElements.define('jh-overview-levels', Levels);
