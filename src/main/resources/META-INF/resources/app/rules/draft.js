// Edits of a version that nobody has proposed yet. They are kept in this browser, for each user and version, until then.
import { session } from '../session.js';

function key(name, hash) {
  return `jiheng-rules-draft/${session.name}/${name}/${hash}`;
}

/** The versions of a rule set that have edits kept here: [{hash, at}]. */
export function kept(name) {
  const start = key(name, '');
  return Object.keys(localStorage)
    .filter(one => one.startsWith(start))
    .map(one => ({ hash: one.slice(start.length), at: JSON.parse(localStorage.getItem(one)).at }));
}

/** The files of a version with what was edited of them. */
export class Draft {
  #key;
  #base;
  #edits;

  /** @param files path to text, of the version as it is kept */
  constructor(name, hash, files) {
    this.#key = key(name, hash);
    this.#base = files;
    const before = JSON.parse(localStorage.getItem(this.#key) ?? 'null');
    this.#edits = before?.edits ?? {};
    /** When edits were found here that were kept earlier; null where there were none. */
    this.found = before?.at ?? null;
    /** False once the browser has refused to keep the edits. */
    this.safe = true;
  }

  /** All paths, those removed included. */
  get paths() {
    return [...new Set([...Object.keys(this.#base), ...Object.keys(this.#edits)])].sort();
  }

  /** Path to text, as it would be proposed. */
  get files() {
    return Object.fromEntries(this.paths.map(path => [path, this.text(path)]).filter(([, text]) => text !== null));
  }

  get dirty() {
    return Object.keys(this.#edits).length > 0;
  }

  /** null for a file that was removed or is not there. */
  text(path) {
    return path in this.#edits ? this.#edits[path] : (this.#base[path] ?? null);
  }

  /** Whether a path stands here, also as removed. */
  has(path) {
    return path in this.#base || path in this.#edits;
  }

  /** 'added', 'modified', 'removed' or null. */
  change(path) {
    if (!(path in this.#edits)) {
      return null;
    }
    return this.#edits[path] === null ? 'removed' : path in this.#base ? 'modified' : 'added';
  }

  /** Sets the text of a file; null removes it. What is as it was before is no edit. */
  put(path, text) {
    if (text === (this.#base[path] ?? null)) {
      delete this.#edits[path];
    } else {
      this.#edits[path] = text;
    }
    this.#keep();
  }

  /** Takes back what was done to a file. */
  restore(path) {
    delete this.#edits[path];
    this.#keep();
  }

  /** Takes back everything, or forgets it once it was proposed. */
  discard() {
    this.#edits = {};
    this.found = null;
    this.#keep();
  }

  #keep() {
    try {
      if (this.dirty) {
        localStorage.setItem(this.#key, JSON.stringify({ edits: this.#edits, at: new Date().toISOString() }));
      } else {
        localStorage.removeItem(this.#key);
      }
      this.safe = true;
    } catch {
      // The browser's room for a site is small; leaving is asked about all the same.
      this.safe = false;
    }
  }
}
