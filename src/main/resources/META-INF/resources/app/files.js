import { html, nothing } from 'lit';
import { Element } from './element.js';
import { t } from './language.js';

/**
 * Takes files, chosen by a button or dropped on it; tells of them by an event `files` with the list.
 *
 *   <jh-files label="…" accept=".xlsx,.docx" @files=${e => e.detail}></jh-files>
 */
class Files extends Element {
  static properties = { label: {}, accept: {}, single: { type: Boolean }, disabled: { type: Boolean }, over: { state: true } };

  #give(files) {
    if (files.length > 0 && !this.disabled) {
      this.dispatchEvent(new CustomEvent('files', { detail: [...files] }));
    }
  }

  #drop(event) {
    event.preventDefault();
    this.over = false;
    this.#give(event.dataTransfer.files);
  }

  #chosen(event) {
    this.#give(event.target.files);
    // So that the same file, mended meanwhile, can be chosen again.
    event.target.value = '';
  }

  render() {
    return html`<div class="drop ${this.over ? 'over' : ''}" @drop=${this.#drop}
        @dragover=${e => { e.preventDefault(); this.over = true; }} @dragleave=${() => (this.over = false)}>
      <label>${this.label}<input type="file" accept=${this.accept ?? nothing} ?multiple=${!this.single} ?disabled=${this.disabled} @change=${this.#chosen}></label>
      <span class="hint">${t('也可以把文件拖到这里', 'or drop files here')}</span>
    </div>`;
  }
}

customElements.define('jh-files', Files);
