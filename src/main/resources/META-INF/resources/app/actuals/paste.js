// A column copied from a spreadsheet, into the rows.
import { announce } from '../announce.js';
import { things } from '../format.js';
import { t } from '../language.js';
import { fieldsOf } from './keyboard.js';
import { attainmentOf, clean } from './typed.js';

/** Rows of cells as spreadsheets put them on the clipboard; a cell with a line end or tab in it stands in quotation marks. */
function cells(text) {
  const rows = [[]];
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]?)/y;
  for (;;) {
    const [, quoted, plain, end] = cell.exec(body);
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') {
      return rows;
    }
    if (end === '\n') {
      rows.push([]);
    }
  }
}

/**
 * A column from a spreadsheet fills the rows below. Answers [[field, text]…] of the fields to fill, or null where the paste is an
 * ordinary one; `left` of the answer counts the cells for which there is no row, `others` the columns beside the first.
 */
function pasted(root, event) {
  const field = event.target.closest?.('[data-column]');
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!field || !/[\r\n\t]/.test(text.replace(/[\r\n]+$/, ''))) {
    return null;
  }
  const rows = cells(text);
  const column = rows.map(row => row[0]);
  // Lines of running text go into one field that takes them.
  if (column.length < 2 || (field instanceof HTMLTextAreaElement && !event.clipboardData.types.includes('text/html'))) {
    return null;
  }
  const fields = fieldsOf(root, field.dataset.column);
  const from = fields.indexOf(field);
  const filled = fields.slice(from, from + column.length).map((each, n) => [each, column[n]]);
  return { filled, left: column.length - filled.length, others: Math.max(...rows.map(row => row.length)) - 1 };
}

/** Words that are a degree of attainment choose it; others stay words. */
function fill(row, field, text) {
  const name = field.id.slice(field.id.lastIndexOf('-') + 1);
  if (name !== 'attainment') {
    row[name] = text;
  } else if (text === '' || attainmentOf(text)) {
    row.attainment = attainmentOf(text) ?? '';
  } else {
    row.text = text;
  }
}

/** Fills the rows below from the clipboard; an ordinary paste is left to the browser. */
export function paste(page, event) {
  const column = page.readOnly ? null : pasted(page, event);
  if (column === null) {
    return;
  }
  event.preventDefault();
  for (const [field, text] of column.filled) {
    const row = page.form.items.find(item => item.indicator === field.dataset.row);
    fill(row, field, clean(text).trim());
  }
  page.changed();
  const { filled, left, others } = column;
  announce([
    t(`粘贴了 ${filled.length} 行。`, `${things(filled.length, 'row')} pasted.`),
    left > 0 ? t(`多出的 ${left} 行没有对应的指标，没有粘贴。`, `For ${left} more there is no indicator.`) : '',
    others > 0 ? t(`只粘贴第一列；另外 ${others} 列没有粘贴，请一列一列复制。`, `Only the first column was pasted; copy the other ${others} one by one.`) : '',
  ].filter(Boolean).join(t('', ' ')));
}
