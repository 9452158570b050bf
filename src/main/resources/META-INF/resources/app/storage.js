/** Works with what the browser keeps for this site, which may be switched off, full or damaged: then null. */
export function browserKeeps(work) {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}
