import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { things } from '../format.js';
import { t } from '../language.js';

const CHANGES = { added: t('新增的文件', 'new file'), removed: t('删除的文件', 'removed file'), modified: t('修改的文件', 'changed file') };
const KINDS = {
  '+': { name: 'added', words: t('新增', 'added') },
  '-': { name: 'removed', words: t('删除', 'removed') },
  ' ': { name: '', words: '' },
};

/** The lines of a unified difference with their numbers on both sides; `gap` stands between parts of the file. */
function lines(diff) {
  const rows = [];
  let before = 0;
  let after = 0;
  let begun = false;
  for (const line of diff.split('\n')) {
    const part = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (part) {
      if (begun) {
        rows.push({ gap: true });
      }
      begun = true;
      before = Number(part[1]);
      after = Number(part[3]);
    } else if (begun && line[0] in KINDS) {
      const sign = line[0];
      rows.push({ sign, before: sign === '+' ? null : before++, after: sign === '-' ? null : after++, text: line.slice(1) });
    }
  }
  return rows;
}

/** What differs between two versions, file by file. */
class Diff extends Element {
  static properties = { files: { attribute: false } };

  #line(row) {
    if (row.gap) {
      return html`<tr class="gap"><td colspan="4">⋯ <span class="unseen">${t('省略相同的行', 'lines that are the same are left out')}</span></td></tr>`;
    }
    const kind = KINDS[row.sign];
    return html`<tr class=${kind.name}>
      <td class="number">${row.before ?? ''}</td><td class="number">${row.after ?? ''}</td>
      <td class="sign">${kind.name ? html`${row.sign === '-' ? '−' : '+'} ${kind.words}` : nothing}</td>
      <td class="code">${row.text}</td></tr>`;
  }

  render() {
    if (this.files.length === 0) {
      return html`<p>${t('两个版本的内容完全相同。', 'Both versions say the same.')}</p>`;
    }
    return this.files.map(file => {
      const rows = lines(file.diff);
      const added = rows.filter(row => row.sign === '+').length;
      const removed = rows.filter(row => row.sign === '-').length;
      const caption = `${file.path}${t('：', ': ')}${CHANGES[file.change]}${t(`，新增 ${added} 行，删除 ${removed} 行`, `, ${things(added, 'line')} added, ${removed} removed`)}`;
      return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}><table class="diff">
        <caption>${caption}</caption>
        <thead><tr><th scope="col">${t('原行', 'Old')}</th><th scope="col">${t('新行', 'New')}</th><th scope="col">${t('变化', 'Change')}</th><th scope="col">${t('内容', 'Text')}</th></tr></thead>
        <tbody>${rows.map(row => this.#line(row))}</tbody></table></div>`;
    });
  }
}

customElements.define('jh-rules-diff', Diff);
