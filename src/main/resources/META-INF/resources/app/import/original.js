import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { t } from '../language.js';

const PAGE = 200;

/**
 * The lines of a file as they came, a page of them at a time; `place` (as findings and sources name it) is brought into sight, and marked
 * where `marked` is set.
 */
class Original extends Element {
  static properties = { lines: { attribute: false }, place: {}, marked: { type: Boolean }, page: { state: true } };

  constructor() {
    super();
    this.lines = [];
    this.page = 0;
  }

  #index() {
    return this.lines.findIndex(line => line.where === this.place || line.cells.some(cell => cell.where === this.place));
  }

  willUpdate(changed) {
    if (changed.has('place') || changed.has('lines')) {
      const index = this.#index();
      this.page = index < 0 ? 0 : Math.floor(index / PAGE);
    }
  }

  updated(changed) {
    if (changed.has('place')) {
      const line = this.querySelector('tr.here');
      const frame = this.querySelector('.scroll');
      if (line) {
        frame.scrollTop = line.offsetTop - frame.clientHeight / 3;
      }
    }
  }

  #line(line, columns, here) {
    const cells = new Map(line.cells.map(cell => [cell.column, cell]));
    return html`<tr class=${here ? 'here' : nothing}><th scope="row" class="number">${line.where}${here && this.marked ? html`<span class="unseen">${t('（这里）', ' (here)')}</span>` : nothing}</th>
      ${Array.from({ length: columns }, (_, n) => html`<td class=${this.marked && cells.get(n + 1)?.where === this.place ? 'cell-here' : nothing}>${cells.get(n + 1)?.text ?? ''}</td>`)}</tr>`;
  }

  render() {
    if (this.lines.length === 0) {
      return nothing;
    }
    const pages = Math.ceil(this.lines.length / PAGE);
    const shown = this.lines.slice(this.page * PAGE, (this.page + 1) * PAGE);
    const columns = Math.max(...shown.map(line => line.cells.at(-1)?.column ?? 1));
    const here = this.#index() - this.page * PAGE;
    return html`<div class="scroll original ${this.marked ? 'marked' : ''}" tabindex="0" role="region" aria-label=${t('原文', 'Original')}><table>
        <caption>${t('原文', 'Original')}</caption>
        <tbody>${shown.map((line, n) => this.#line(line, columns, n === here))}</tbody></table></div>
      ${pages > 1 ? html`<nav class="pager" aria-label=${t('原文翻页', 'Pages of the original')}>
        <button type="button" ?disabled=${this.page === 0} @click=${() => (this.page -= 1)}>${t('上一页', 'Previous')}</button>
        <span>${this.page + 1} / ${pages}</span>
        <button type="button" ?disabled=${this.page === pages - 1} @click=${() => (this.page += 1)}>${t('下一页', 'Next')}</button></nav>` : nothing}`;
  }
}

customElements.define('jh-original', Original);
