/** Whether a click on a row of the form means to open it: not one on a link in it, nor the end of marking text in it. */
export function opens(event) {
  if (event.target.closest('a')) {
    return false;
  }
  const marked = getSelection();
  return event.target.closest('button') !== null || marked.isCollapsed || !marked.containsNode(event.currentTarget, true);
}
