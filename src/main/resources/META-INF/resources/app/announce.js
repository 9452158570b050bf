/** Says something to everybody, also to those who listen: it stands at the foot of the window for a while. */
export function announce(words, kind = 'done') {
  document.dispatchEvent(new CustomEvent('jh-announce', { detail: { words, kind } }));
}
