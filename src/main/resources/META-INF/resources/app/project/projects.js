import { html } from 'lit';
import { read } from '../api.js';
import { Element } from '../element.js';
import { count, status } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import { addresses, query, setQuery } from '../router.js';
import '../table.js';

/** The projects of the caller's scope, by the filters that stand in the address. */
class Projects extends Element {
  #projects = new Load(this, signal => read('/projects', { limit: 100, ...query() }, signal));
  #readAgain = () => this.#projects.run();

  connectedCallback() {
    super.connectedCallback();
    addresses.addEventListener('change', this.#readAgain);
    this.#readAgain();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    addresses.removeEventListener('change', this.#readAgain);
  }

  #columns = [
    { key: 'year', title: t('年度', 'Year') },
    { key: 'department', title: t('主管部门', 'Department') },
    { key: 'unit', title: t('实施单位', 'Unit') },
    { key: 'name', title: t('项目', 'Project'), cell: p => html`<a href="/projects/${p.id}">${p.name}</a>` },
    { key: 'total', title: t('得分', 'Points'), number: true },
    { key: 'grade', title: t('等级', 'Grade') },
    { key: 'status', title: t('状态', 'Status'), value: p => status(p.status) },
  ];

  render() {
    return html`<h1>${t('项目', 'Projects')}</h1>
      ${this.#projects.show(
        page => html`<jh-table caption=${t(`${count(page.items.length)} 个项目`, `${count(page.items.length)} projects`)} file="projects.csv" .columns=${this.#columns} .rows=${page.items}></jh-table>
          ${page.next ? html`<button type="button" @click=${() => setQuery({ cursor: page.next }, {})}>${t('下一页', 'Next page')}</button>` : ''}`,
        { isEmpty: page => page.items.length === 0, empty: t('还没有项目；请先导入绩效目标申报表。', 'No projects yet; import declared forms first.') })}`;
  }
}

customElements.define('jh-projects', Projects);
