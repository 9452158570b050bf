/**
 * Says something to everybody, also to those who listen: it stands at the foot of the window for a while.
 *
 * @param action what can be done about it: {words, run}
 */
export function announce(words, kind = 'done', action = null) {
  document.dispatchEvent(new CustomEvent('jh-announce', { detail: { words, kind, action } }));
}

/** Takes back words that are true no longer. */
export function unsay(words) {
  document.dispatchEvent(new CustomEvent('jh-unsay', { detail: words }));
}
