// Going through the rows as in a spreadsheet. Fields name their column by data-column and their row by data-row.

/** The fields of a column, from above. */
export function fieldsOf(root, column) {
  return [...root.querySelectorAll(`[data-column="${column}"]`)].filter(field => !field.disabled);
}

/** The field of the same column `step` rows away, or null. */
function neighbour(root, field, step) {
  const fields = fieldsOf(root, field.dataset.column);
  return fields[fields.indexOf(field) + step] ?? null;
}

/** Whether the caret stands where an arrow up or down would not move it: at the edge of what is in the field. */
function atEdge(field, step) {
  if (field instanceof HTMLSelectElement) {
    return false;
  }
  if (field instanceof HTMLInputElement) {
    return true;
  }
  return field.selectionStart === field.selectionEnd && field.selectionStart === (step > 0 ? field.value.length : 0);
}

function lineEnd(field) {
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Whether Enter ends a line in this field: keyboards on the glass have no Alt. */
function endsLines(field) {
  return field instanceof HTMLTextAreaElement && matchMedia('(pointer: coarse)').matches;
}

/** Enter and the arrows go up and down a column; Alt+Enter ends a line, as in a spreadsheet. */
export function move(root, event) {
  const field = event.target.closest?.('[data-column]');
  // While characters are being composed, Enter chooses one of them.
  if (!field || event.isComposing || event.ctrlKey || event.metaKey) {
    return;
  }
  if (event.key === 'Enter' && event.altKey) {
    if (field instanceof HTMLTextAreaElement) {
      event.preventDefault();
      lineEnd(field);
    }
    return;
  }
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || (event.key === 'Enter' && endsLines(field)) || (event.key !== 'Enter' && (event.shiftKey || !atEdge(field, step)))) {
    return;
  }
  event.preventDefault();
  const next = neighbour(root, field, step);
  if (next) {
    next.focus();
    next.select?.();
  }
}
