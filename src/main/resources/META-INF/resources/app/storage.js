let closed = false;

/** From now on this page leaves nothing in the browser: who signs out leaves nothing to the next at this computer. */
export function keepNothing() {
  closed = true;
}

/** Works with what the browser keeps for this site, which may be switched off, full, damaged or closed: then null. */
export function browserKeeps(work) {
  if (closed) {
    return null;
  }
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}
