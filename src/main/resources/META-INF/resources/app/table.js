import { html, nothing } from 'lit';
import { save } from './api.js';
import { Element } from './element.js';
import { language, t } from './language.js';

const PAGE = 100;
const WORDS = new Intl.Collator(language);

/** A button that turns pages. Where there is no page to turn to, it can still be focused: nobody loses their place at the last page. */
export function turn(words, then) {
  return html`<button type="button" aria-disabled=${then ? 'false' : 'true'} @click=${then ?? nothing}>${words}</button>`;
}

/** Rows as a CSV file that a spreadsheet reads: with a byte order mark, and no cell that it would take for a formula. */
export function csv(columns, rows) {
  const cell = value => {
    const text = String(value ?? '');
    const harmless = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?%?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  const line = cells => cells.map(cell).join(',');
  const body = [line(columns.map(c => c.title)), ...rows.map(row => line(columns.map(c => (c.value ?? (r => r[c.key]))(row))))];
  return new Blob([`\uFEFF${body.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

/**
 * A table of any number of rows, a page of them at a time.
 *
 *   <jh-table .columns=${[{ key, title, number?, wide?, value?(row), by?(row), cell?(row), sort? }]} .rows=${rows} caption="…"></jh-table>
 *
 * `value` is what is downloaded and sorted by, unless `by` says otherwise; `cell` is what is drawn; a `wide` column keeps room for names
 * where the window is narrow. Where the service sorts, `sort` names its key, the attribute `order` says how it is sorted now ('-total'),
 * and an event `order` asks for another; otherwise a click on a heading sorts the rows here.
 */
class Table extends Element {
  static properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    caption: {},
    order: {},
    file: {},
    page: { state: true },
    own: { state: true },
    scrolls: { state: true },
  };

  constructor() {
    super();
    this.columns = [];
    this.rows = [];
    this.caption = '';
    this.page = 0;
    this.own = null;
    this.scrolls = false;
  }

  #sorted = [];
  /** Only what scrolls is a stop of the keyboard. */
  #sizes = new ResizeObserver(() => {
    const frame = this.querySelector('.scroll');
    this.scrolls = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
  });

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.#watch();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  firstUpdated() {
    this.#watch();
  }

  #watch() {
    const frame = this.querySelector('.scroll');
    this.#sizes.observe(frame);
    this.#sizes.observe(frame.firstElementChild);
  }

  willUpdate(changed) {
    if (changed.has('rows')) {
      this.page = 0;
    }
    if (['rows', 'columns', 'own'].some(name => changed.has(name))) {
      this.#sorted = this.#sort();
    }
  }

  #value(column, row) {
    return (column.value ?? (r => r[column.key]))(row);
  }

  #sort() {
    const column = this.columns.find(c => c.key === this.own?.key);
    if (!column) {
      // Also where these rows no longer have the column that others were sorted by.
      this.own = null;
      return this.rows;
    }
    const by = row => (column.by ? column.by(row) : this.#value(column, row));
    const missing = value => value === null || value === undefined || value === '';
    const compare = column.number ? (a, b) => Number(a) - Number(b) : (a, b) => WORDS.compare(a, b);
    return this.rows
      .map(row => ({ row, value: by(row) }))
      // What has no value comes last, whichever way it is sorted.
      .sort(({ value: a }, { value: b }) => (missing(a) || missing(b) ? missing(a) - missing(b) : this.own.sign * compare(a, b)))
      .map(({ row }) => row);
  }

  #order(column) {
    if (this.order !== undefined) {
      const key = this.order === `-${column.sort}` ? column.sort : `-${column.sort}`;
      this.dispatchEvent(new CustomEvent('order', { detail: key }));
    } else {
      const down = this.own?.key === column.key && this.own.sign === 1;
      this.own = { key: column.key, sign: down ? -1 : 1 };
      this.page = 0;
    }
  }

  #direction(column) {
    if (this.order !== undefined) {
      return column.sort && this.order === column.sort ? 'ascending' : column.sort && this.order === `-${column.sort}` ? 'descending' : 'none';
    }
    return this.own?.key === column.key ? (this.own.sign === 1 ? 'ascending' : 'descending') : 'none';
  }

  #heading(column) {
    const sorts = this.order === undefined ? column.title !== '' : column.sort;
    const direction = this.#direction(column);
    const mark = { ascending: ' ▲', descending: ' ▼', none: '' }[direction];
    return html`<th scope="col" class=${column.number ? 'number' : nothing} aria-sort=${sorts ? direction : nothing}>
      ${sorts ? html`<button type="button" class="heading" @click=${() => this.#order(column)}>${column.title}<span aria-hidden="true">${mark}</span></button>` : column.title}</th>`;
  }

  #turnTo(page) {
    this.page = page;
    this.querySelector('.scroll').scrollTop = 0;
  }

  #pager(pages) {
    const from = this.page * PAGE + 1;
    const to = Math.min(from + PAGE - 1, this.rows.length);
    const before = page => (this.page > 0 ? () => this.#turnTo(page) : null);
    const after = page => (this.page < pages - 1 ? () => this.#turnTo(page) : null);
    return html`<nav class="pager" aria-label=${t('翻页', 'Pages')}>
      ${turn(t('第一页', 'First'), before(0))}
      ${turn(t('上一页', 'Previous'), before(this.page - 1))}
      <span role="status">${t(`第 ${from}–${to} 行，共 ${this.rows.length} 行`, `Rows ${from}–${to} of ${this.rows.length}`)}</span>
      ${turn(t('下一页', 'Next'), after(this.page + 1))}
      ${turn(t('最后一页', 'Last'), after(pages - 1))}
    </nav>`;
  }

  render() {
    const pages = Math.ceil(this.rows.length / PAGE);
    const shown = this.#sorted.slice(this.page * PAGE, (this.page + 1) * PAGE);
    return html`
      <div class="scroll" tabindex=${this.scrolls ? '0' : nothing} role=${this.scrolls ? 'region' : nothing} aria-label=${this.scrolls ? this.caption : nothing}>
        <table>
          <caption><span class="held">${this.caption}${this.file ? html` <button type="button" class="plain" @click=${() => save(csv(this.columns, this.#sorted), this.file)}>${t('下载数据', 'Download data')}</button>` : nothing}</span></caption>
          <thead><tr>${this.columns.map(column => this.#heading(column))}</tr></thead>
          <tbody>${shown.map(row => html`<tr>${this.columns.map(column => html`<td class=${column.number ? 'number' : column.wide ? 'wide' : nothing}>${column.cell ? column.cell(row) : (this.#value(column, row) ?? '—')}</td>`)}</tr>`)}</tbody>
        </table>
      </div>
      ${pages > 1 ? this.#pager(pages) : nothing}`;
  }
}

customElements.define('jh-table', Table);
