// The departments and units that there are projects of: people are limited to these by name, and a slip limits them to nothing.
import { html } from 'lit';
import { read } from '../api.js';
import { t } from '../language.js';

const MOST = 500;

/** The names of all years: {departments, units}, each in order; empty where they cannot be read. */
export async function knownNames() {
  try {
    const years = (await read('/years')).items.map(item => item.year);
    const of = async groupBy => {
      const summaries = await Promise.all(years.map(year => read('/summaries', { year, groupBy, limit: MOST })));
      return [...new Set(summaries.flatMap(summary => summary.groups).map(group => group.key).filter(key => key !== null))].sort();
    };
    const [departments, units] = await Promise.all([of('department'), of('unit')]);
    return { departments, units };
  } catch {
    // They can be typed all the same.
    return { departments: [], units: [] };
  }
}

/** Which of the names that somebody is limited to no project has. Where that cannot be found out, none is called unknown. */
export async function unknownNames({ departments, units }) {
  const unknown = async (filter, names) => {
    const found = await Promise.all((names ?? []).map(name => read('/projects', { [filter]: name, limit: 1 }).then(page => page.items.length > 0, () => true)));
    return (names ?? []).filter((name, n) => !found[n]);
  };
  const [ofDepartments, ofUnits] = await Promise.all([unknown('department', departments), unknown('unit', units)]);
  return { departments: ofDepartments, units: ofUnits };
}

/** That there are such, in words. */
export function warning({ name, departments, units }) {
  const all = [...departments.map(one => t(`主管部门「${one}」`, `department "${one}"`)), ...units.map(one => t(`实施单位「${one}」`, `unit "${one}"`))];
  return html`<div class="message warning" role="status">${t(
    `用户 ${name} 已保存，但现在没有任何项目属于${all.join('、')}。请核对名称是否与申报表一字不差；在有这样的项目之前，${name} 看不到这部分内容。`,
    `The user ${name} is stored, but no project is of ${all.join(', ')}. Check that the name is exactly the declared one; until there is such a project, ${name} sees nothing of it.`)}</div>`;
}

/** A field that finds a known name and puts it into the text area beside it, on a line of its own. */
export function picker(id, label, known) {
  const add = event => {
    const { value } = event.target;
    if (!known.includes(value)) {
      return;
    }
    const area = event.target.closest('div').querySelector('textarea');
    const lines = area.value.split('\n').filter(line => line.trim() !== '');
    area.value = (lines.includes(value) ? lines : [...lines, value]).join('\n');
    event.target.value = '';
  };
  // Enter takes the name; it does not store the user.
  const enter = event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(event);
    }
  };
  return html`<label>${label}<input list=${id} autocomplete="off" @change=${add} @keydown=${enter}></label>
    <datalist id=${id}>${known.map(name => html`<option value=${name}></option>`)}</datalist>`;
}
