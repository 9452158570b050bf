import { html, nothing } from 'lit';
import { read } from '../api.js';
import { Element } from '../element.js';
import { things, time } from '../format.js';
import { t } from '../language.js';
import { emptiness, Load } from '../load.js';
import { Address, query, setQuery } from '../router.js';
import { has } from '../session.js';
import { kept } from './draft.js';
import { findingList } from './finding-list.js';
import { folderState, items, short, standing } from './words.js';
import '../table.js';
import './version.js';
import './versions.js';
import './workbench.js';

const VIEWS = { files: t('规则文件', 'Files'), versions: t('版本', 'Versions'), activations: t('启用记录', 'Activations') };

/** A folder that never passed the checks has no version; whether there is such a rule set at all is told with the rule set itself. */
function noneYet(problem) {
  if (problem.status === 404) {
    return [];
  }
  throw problem;
}

/** One rule set: its files, its versions, and when which of them became live. */
class RuleSet extends Element {
  static properties = { named: { attribute: false } };

  #all = new Load(this, async signal => {
    const path = `/rulesets/${encodeURIComponent(this.named.name)}`;
    const [set, versions, vocabulary] = await Promise.all([
      read(path, {}, signal), items(`${path}/versions`, signal).catch(noneYet), read('/rulesets/vocabulary', {}, signal)]);
    const activations = set.active ? await items(`${path}/activations`, signal) : [];
    return { set, versions, activations, facts: vocabulary.facts };
  });
  #address = new Address(this, () => this.requestUpdate());

  connectedCallback() {
    super.connectedCallback();
    this.#all.run();
  }

  /** Something was proposed: shows it, or, where `hash` is null, only that it waits. */
  async #proposed(hash) {
    await this.#all.run();
    if (hash === null || !this.isConnected) {
      return;
    }
    setQuery({ view: 'versions', version: hash, against: null, file: null }, { replace: false });
  }

  #head({ set, versions, activations }) {
    const waiting = versions.filter(version => standing(version, activations).code === 'waiting').length;
    const folder = folderState(set.folder);
    return html`<h1>${set.title ?? set.name}</h1>
      <p class="hint"><code>${set.name}</code>${set.basis ? html` · ${t('依据：', 'basis: ')}${set.basis}` : nothing}${set.isDefault ? html` · ${t('默认规则集', 'the default rule set')}` : nothing}</p>
      <p>${set.active
          ? html`${t('生效版本', 'Live version')} <a href="/rules/${set.name}?view=versions&version=${set.active.hash}"><code>${short(set.active.hash)}</code></a>${t(`（${set.active.by}，${time(set.active.since)}）`, ` (${set.active.by}, ${time(set.active.since)})`)}`
          : html`<span class="tag warning">${t('没有生效版本', 'no live version')}</span>`}
        · ${t('文件夹：', 'folder: ')}<span class="tag ${folder.kind}">${folder.words}</span>
        ${waiting ? html` · <a href="/rules/${set.name}?view=versions">${t(`${waiting} 个候选版本等待批准`, `${things(waiting, 'candidate')} waiting for approval`)}</a>` : nothing}</p>
      ${this.#folderFindings(set)}`;
  }

  #folderFindings({ folder, active }) {
    return folder?.state === 'refused' ? html`<div class="message error"><strong>${active
      ? t('规则文件夹中的内容没有通过检查，计分仍用生效版本：', 'What is in the rules folder did not pass; the live version goes on scoring:')
      : t('规则文件夹中的内容没有通过检查，还不能用来计分：', 'What is in the rules folder did not pass; nothing is scored by it yet:')}</strong>
      ${findingList(folder.findings)}</div>` : nothing;
  }

  #tabs(view) {
    const { name } = this.named;
    return html`<nav class="tabs" aria-label=${t('规则集的各部分', 'Parts of the rule set')}>${Object.entries(VIEWS).map(([key, words]) =>
      html`<a href="/rules/${name}?view=${key}" aria-current=${key === view ? 'page' : nothing}>${words}</a>`)}</nav>`;
  }

  /** Versions that the address names and that are not there. */
  #unknown({ versions }, view) {
    const { version, against } = query();
    const unknown = [...new Set([version, against])].filter(hash => hash && !versions.some(one => one.hash === hash));
    return unknown.length === 0 ? nothing : html`<div class="message warning" role="alert">${t(
      `这个规则集没有网址中的版本：${unknown.join('、')}。链接可能不完整，或者属于另一个规则集。`,
      `This rule set has no version ${unknown.join(', ')}, as the address says. The link may be cut short, or be of another rule set.`)}
      <a href="/rules/${this.named.name}?view=${view}">${t('不带这个版本，重新打开', 'Open without it')}</a></div>`;
  }

  #files({ set, versions, facts }) {
    if (versions.length === 0) {
      return emptiness(t('还没有版本；规则文件夹中的内容通过检查后成为第一个版本。', 'There is no version yet; what is in the rules folder becomes the first once it passes.'));
    }
    const version = versions.find(one => one.hash === query().version) ?? versions.find(one => one.active) ?? versions[0];
    const drafts = kept(set.name).filter(draft => draft.hash !== version.hash && versions.some(one => one.hash === draft.hash));
    return html`
      <p>${version.active ? t('以下为生效版本的文件。', 'These are the files of the live version.')
          : html`<strong>${t(`以下为版本 ${short(version.hash)} 的文件，不是生效版本。`, `These are the files of version ${short(version.hash)}, which is not live.`)}</strong> <a href="/rules/${set.name}">${t('回到生效版本', 'Back to the live version')}</a>`}
        ${drafts.map(draft => html` <a href="/rules/${set.name}?version=${draft.hash}">${t(`另有基于版本 ${short(draft.hash)} 的草稿（${time(draft.at)}）`, `There is a draft of version ${short(draft.hash)} (${time(draft.at)})`)}</a>`)}</p>
      <jh-rule-workbench .set=${set} .version=${version} .facts=${facts} @proposed=${e => this.#proposed(e.detail)}></jh-rule-workbench>`;
  }

  #versions({ set, versions, activations }) {
    const { version: wanted, against } = query();
    const version = versions.find(one => one.hash === wanted);
    const from = versions.find(one => one.hash === against && one.hash !== wanted) ?? versions.find(one => one.active && one.hash !== wanted);
    return html`
      ${version ? html`<jh-rule-version .version=${version} .versions=${versions} .activations=${activations} .against=${from?.hash ?? ''} @changed=${() => this.#all.run()}></jh-rule-version>` : nothing}
      <jh-rule-versions .set=${set} .versions=${versions} .activations=${activations} @proposed=${e => this.#proposed(e.detail)}></jh-rule-versions>`;
  }

  #activationColumns = [
    { key: 'at', title: t('时间', 'When'), cell: a => time(a.at) },
    { key: 'hash', title: t('版本', 'Version'), cell: a => html`<a href="/rules/${this.named.name}?view=versions&version=${a.hash}"><code>${short(a.hash)}</code></a>` },
    { key: 'by', title: t('启用人', 'By') },
    { key: 'note', title: t('说明', 'Note') },
  ];

  render() {
    // An approver comes to look at versions, policy staff to edit.
    const first = has('approver') && !has('policy', 'admin') ? 'versions' : 'files';
    const asked = query();
    const view = asked.view in VIEWS ? asked.view : asked.version ? 'files' : first;
    return this.#all.show(all => html`${this.#head(all)}${this.#tabs(view)}${this.#unknown(all, view)}
      ${view === 'files' ? this.#files(all) : view === 'versions' ? this.#versions(all) : html`<jh-table caption=${t('哪个版本何时生效，新的在前', 'When which version became live, the newest first')} file="activations.csv" .columns=${this.#activationColumns} .rows=${all.activations}></jh-table>`}`);
  }
}

customElements.define('jh-ruleset', RuleSet);
