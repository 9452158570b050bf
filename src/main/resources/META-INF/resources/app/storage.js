let closed = false;

/** From now on this page leaves nothing in the browser: who signs out leaves nothing to the next at this computer. */
export function keepNothing() {
  closed = true;
}

/** Works with what the browser keeps for this site, which may be switched off, full, damaged or closed: then null. */
export function browserKeeps(work) {
  return kept(() => work(localStorage));
}

/** The same with what it keeps for this window only, until that is closed. */
export function windowKeeps(work) {
  return kept(() => work(sessionStorage));
}

function kept(work) {
  if (closed) {
    return null;
  }
  try {
    return work();
  } catch {
    return null;
  }
}
