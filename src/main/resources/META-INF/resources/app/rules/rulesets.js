import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import { folderState, items, short, standing } from './words.js';
import '../table.js';
import './assignments.js';

/** The rule sets: what each is, which version of it scores, and what waits for somebody. */
class RuleSets extends Element {
  #sets = new Load(this, async signal => {
    const sets = await items('/rulesets', signal);
    return Promise.all(sets.map(async set => {
      const path = `/rulesets/${encodeURIComponent(set.name)}`;
      // A folder that never passed has no version yet.
      const versions = set.active || set.folder?.state === 'candidate' ? await items(`${path}/versions`, signal) : [];
      const activations = set.active ? await items(`${path}/activations`, signal) : [];
      return { ...set, waiting: versions.filter(version => ['waiting', 'approved'].includes(standing(version, activations).code)) };
    }));
  });

  connectedCallback() {
    super.connectedCallback();
    this.#sets.run();
  }

  #columns = [
    { key: 'title', title: t('规则集', 'Rule set'), value: s => s.title ?? s.name,
      cell: s => html`<a href="/rules/${s.name}">${s.title ?? s.name}</a>${s.isDefault ? html` <span class="tag info">${t('默认', 'default')}</span>` : nothing}<br><code>${s.name}</code>` },
    { key: 'basis', title: t('依据', 'Basis') },
    { key: 'active', title: t('生效版本', 'Live version'), value: s => s.active?.since,
      cell: s => (s.active ? html`<code>${short(s.active.hash)}</code><br>${s.active.by}${t('，', ', ')}${time(s.active.since)}` : t('没有', 'none')) },
    { key: 'folder', title: t('文件夹', 'Folder'), value: s => folderState(s.folder).words, cell: s => html`<span class="tag ${folderState(s.folder).kind}">${folderState(s.folder).words}</span>` },
    { key: 'waiting', title: t('候选版本', 'Candidates'), value: s => s.waiting.length, cell: s => this.#waiting(s) },
  ];

  #waiting(set) {
    return set.waiting.length === 0 ? '—' : html`<ul class="plain">${set.waiting.map(version => html`<li>
      <a href="/rules/${set.name}?view=versions&version=${version.hash}"><code>${short(version.hash)}</code> ${version.author}</a>
      <span class="tag warning">${version.approved ? t('已批准，待启用', 'approved, not live yet') : t('待批准', 'waits for approval')}</span></li>`)}</ul>`;
  }

  render() {
    return html`<h1>${t('规则', 'Rules')}</h1>
      ${this.#sets.show(sets => html`
        <section class="card"><jh-table caption=${t(`${sets.length} 个规则集`, `${sets.length} rule sets`)} file="rulesets.csv" .columns=${this.#columns} .rows=${sets}></jh-table></section>
        <jh-assignments .sets=${sets}></jh-assignments>`,
        { isEmpty: sets => sets.length === 0, empty: t('没有规则集；请检查规则文件夹。', 'There is no rule set; look at the rules folder.') })}`;
  }
}

customElements.define('jh-rulesets', RuleSets);
