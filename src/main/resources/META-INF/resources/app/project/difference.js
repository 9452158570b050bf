import { read } from '../api.js';
import { Element } from '../element.js';
import { exactMoney, status } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import { comparison } from './comparison.js';
import { ADJUSTMENTS } from './total-detail.js';
import { attainment, KINDS, rate, SIGNS } from './wording.js';

const same = text => text;
const word = words => code => words[code] ?? code;

/** Members by their pointer: their name, and how a value is shown. Units of amounts stand in the name. */
const MEMBERS = {
  '/status': [t('结果', 'Result'), status],
  '/total': [t('总分', 'Total'), same],
  '/grade': [t('等级', 'Grade'), same],
  '/ruleset/name': [t('规则集', 'Rule set'), same],
  '/ruleset/hash': [t('规则集版本', 'Rule-set version'), same],
  '/declarationVersion': [t('申报版本', 'Declaration version'), same],
  '/submissionRevision': [t('填报修订', 'Revision'), same],
  '/execution/budget': [t('预算数', 'Budget'), exactMoney],
  '/execution/executed': [t('执行数', 'Executed'), exactMoney],
  '/execution/rate': [t('执行率', 'Execution rate'), rate],
  '/execution/weight': [t('预算执行分值', 'Weight of execution'), same],
  '/execution/score': [t('预算执行得分', 'Points for execution'), same],
  '/execution/rule/name': [t('预算执行规则', 'Rule for execution'), same],
  '/rating/name': [t('等级规则', 'Rule for the grade'), same],
  '/name': [t('三级指标', 'Indicator'), same],
  '/level1': [t('一级指标', 'Level 1'), same],
  '/level2': [t('二级指标', 'Level 2'), same],
  '/weight': [t('分值', 'Weight'), same],
  '/score': [t('得分', 'Points'), same],
  '/completion': [t('完成程度', 'Completion'), rate],
  '/rule/name': [t('规则', 'Rule'), same],
  '/target/text': [t('指标值', 'Target'), same],
  '/target/kind': [t('指标值类型', 'Kind of target'), word(KINDS)],
  '/target/operator': [t('指标值符号', 'Sign of the target'), word(SIGNS)],
  '/target/value': [t('指标值数值', 'Number of the target'), same],
  '/target/upper': [t('指标值上限', 'Upper end of the target'), same],
  '/target/unit': [t('指标值单位', 'Unit of the target'), same],
  '/target/date': [t('指标值期限', 'Day of the target'), same],
  '/actual/value': [t('实际完成值', 'Actual'), same],
  '/actual/unit': [t('实际完成值单位', 'Unit of the actual'), same],
  '/actual/text': [t('实际完成情况', 'Actual in words'), same],
  '/actual/attainment': [t('达成程度', 'Attainment'), attainment],
  '/actual/percent': [t('达成百分比', 'Percent attained'), rate],
  '/actual/selfScore': [t('自评得分', 'Self-score'), same],
  '/actual/deviationReason': [t('偏差原因', 'Why it deviates'), same],
  '/actual/evidence': [t('佐证资料', 'Evidence'), same],
};

const UNIT_MEMBERS = { name: t('名称', 'name'), amount: t('资金（元）', 'money (yuan)'), value: t('完成值', 'value'), percent: t('百分比', 'percent') };

const OF_ADJUSTMENT = {
  kind: [t('种类', 'kind'), word(ADJUSTMENTS)],
  points: [t('分数', 'points'), same],
  'rule/name': [t('规则', 'rule'), same],
};

function named(pointer) {
  const ofAdjustment = /^\/adjustments\/(\d+)\/(.+)$/.exec(pointer);
  if (ofAdjustment) {
    const n = Number(ofAdjustment[1]) + 1;
    const [name, show] = OF_ADJUSTMENT[ofAdjustment[2]] ?? [ofAdjustment[2], same];
    return [t(`第 ${n} 项扣分或封顶的${name}`, `${name} of deduction or cap ${n}`), show];
  }
  const ofUnit = /^\/actual\/byUnit\/(\d+)\/(\w+)$/.exec(pointer);
  if (ofUnit) {
    const [, n, member] = ofUnit;
    return [t(`第 ${Number(n) + 1} 个单位的${UNIT_MEMBERS[member] ?? member}`, `${UNIT_MEMBERS[member] ?? member} of unit ${Number(n) + 1}`), same];
  }
  return MEMBERS[pointer] ?? [pointer, same];
}

/** What one evaluation has otherwise than another: of the whole, then row by row. */
class Difference extends Element {
  static properties = { from: {}, to: {} };

  #difference = new Load(this, signal => read(`/evaluations/${this.to}/diff`, { against: this.from }, signal));

  willUpdate(changed) {
    if (changed.has('from') || changed.has('to')) {
      this.#difference.run();
    }
  }

  #members(members) {
    return members.map(member => {
      const [name, show] = named(member.pointer);
      const value = text => (text === null || text === '' ? '' : show(text));
      return { name, from: value(member.from), to: value(member.to) };
    });
  }

  render() {
    return this.#difference.show(
      ({ members, indicators }) => comparison(
        this.#members(members),
        indicators.map(row => ({ ...row, members: this.#members(row.members) })),
        t('两次评价结果没有差异。', 'The two do not differ.')),
      { words: t('正在比较…', 'Comparing…') });
  }
}

customElements.define('jh-difference', Difference);
