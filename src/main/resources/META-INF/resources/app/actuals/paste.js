// A column copied from a spreadsheet, into the rows.
import { announce } from '../announce.js';
import { t } from '../language.js';
import { fieldsOf } from './keyboard.js';
import { attainmentOf, clean } from './typed.js';

/** Cells of a column as spreadsheets put them on the clipboard; a cell with a line end stands in quotation marks. */
function cells(text) {
  const found = [];
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const cell = /"((?:[^"]|"")*)"(?=\n|\t|$)|([^\t\n]*)/y;
  let at = 0;
  while (at <= body.length) {
    cell.lastIndex = at;
    const match = cell.exec(body);
    found.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    at = cell.lastIndex;
    if (body[at] === '\t') {
      // Only the first column goes into this one.
      at = body.indexOf('\n', at);
      if (at < 0) {
        break;
      }
    }
    at += 1;
  }
  return found;
}

/**
 * A column from a spreadsheet fills the rows below. Answers [[field, text]…] of the fields to fill, or null where the paste is an
 * ordinary one; `left` of the answer counts the cells for which there is no row.
 */
function pasted(root, event) {
  const field = event.target.closest?.('[data-column]');
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!field || !/[\r\n\t]/.test(text.replace(/[\r\n]+$/, ''))) {
    return null;
  }
  const column = cells(text);
  // Lines of running text go into one field that takes them.
  if (column.length < 2 || (field instanceof HTMLTextAreaElement && !event.clipboardData.types.includes('text/html'))) {
    return null;
  }
  const fields = fieldsOf(root, field.dataset.column);
  const from = fields.indexOf(field);
  const filled = fields.slice(from, from + column.length).map((each, n) => [each, column[n]]);
  return { filled, left: column.length - filled.length };
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
  const { length } = column.filled;
  announce(column.left > 0
    ? t(`粘贴了 ${length} 行；多出的 ${column.left} 行没有对应的指标，没有粘贴。`, `${length} rows pasted; for ${column.left} more there is no indicator.`)
    : t(`粘贴了 ${length} 行。`, `${length} rows pasted.`));
}
