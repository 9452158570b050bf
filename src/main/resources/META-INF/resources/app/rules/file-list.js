import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { things } from '../format.js';
import { t } from '../language.js';

const CHANGES = { added: t('新增', 'new'), modified: t('已改', 'edited'), removed: t('已删', 'removed') };

/** What a file of a rule set may be called: as the service takes it. */
const NAME = '(?:[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .\\(\\)（）·\\-]{0,100}\\.(?:drl|dsl|dslr|csv)|cases/[\\p{L}\\p{N}_][\\p{L}\\p{N}_ .\\(\\)（）·\\-]{0,100}\\.yaml)';

const NEW_DRL = 'package jiheng.rules\nimport org.jiheng.fact.*\n\n';

/** The files of a rule set with what was done to them. Tells `choose` with a path, and `add` with {path, text}. */
class FileList extends Element {
  static properties = { draft: { attribute: false }, revision: { attribute: false }, chosen: {}, findings: { attribute: false }, editable: { type: Boolean }, problem: { state: true } };

  constructor() {
    super();
    this.problem = null;
  }

  #file(path) {
    const change = this.draft.change(path);
    const errors = this.findings.filter(finding => finding.file === path && finding.severity === 'error').length;
    return html`<li><button type="button" aria-current=${path === this.chosen ? 'true' : nothing} @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: path }))}>
      <span>${path}</span>
      ${change ? html`<span class="tag info">${CHANGES[change]}</span>` : nothing}
      ${errors ? html`<span class="tag error">${t(`${errors} 个错误`, things(errors, 'error'))}</span>` : nothing}</button></li>`;
  }

  #add(event) {
    event.preventDefault();
    const field = event.target.elements.path;
    const path = field.value.trim();
    if (this.draft.text(path) !== null) {
      this.problem = t(`已经有 ${path}。`, `${path} is there already.`);
      return;
    }
    this.problem = null;
    field.value = '';
    this.dispatchEvent(new CustomEvent('add', { detail: { path, text: path.endsWith('.drl') ? NEW_DRL : '' } }));
  }

  render() {
    return html`<nav aria-label=${t('规则集的文件', 'Files of the rule set')}>
        <ul class="files">${this.draft.paths.map(path => this.#file(path))}</ul>
      </nav>
      ${this.editable ? html`<details><summary>${t('新增文件', 'Add a file')}</summary>
        <form @submit=${this.#add}>
          <label>${t('文件名', 'File name')}<input name="path" required maxlength="120" pattern=${NAME} placeholder="cases/new.yaml" title=${t('*.drl、*.dsl、*.dslr、*.csv 或 cases/*.yaml', '*.drl, *.dsl, *.dslr, *.csv or cases/*.yaml')}></label>
          ${this.problem ? html`<p class="field-error" role="alert">${this.problem}</p>` : nothing}
          <p class="actions"><button type="submit">${t('新增', 'Add')}</button></p>
        </form></details>` : nothing}`;
  }
}

customElements.define('jh-rule-files', FileList);
