// Edits of a version that nobody has proposed yet. They are kept in this browser, for each user, version and file, until then.
import { session } from '../session.js';
import { browserKeeps } from '../storage.js';

function start(name) {
  return `jiheng-rules-draft/${session.name}/${name}/`;
}

/** What is kept under keys that begin so: [{rest, text, at}], where `rest` is the end of the key. What cannot be read is left out. */
function keptBelow(begin) {
  const found = [];
  for (const key of browserKeeps(storage => Object.keys(storage)) ?? []) {
    const edit = key.startsWith(begin) ? browserKeeps(storage => JSON.parse(storage.getItem(key))) : null;
    if (edit) {
      found.push({ rest: key.slice(begin.length), ...edit });
    }
  }
  return found;
}

function latest(edits) {
  return edits.map(edit => edit.at).sort().at(-1) ?? null;
}

/** The versions of a rule set that have edits kept here: [{hash, at}]. */
export function kept(name) {
  const edits = keptBelow(start(name)).map(({ rest, at }) => ({ hash: rest.split('/')[0], at }));
  return [...new Set(edits.map(edit => edit.hash))].map(hash => ({ hash, at: latest(edits.filter(edit => edit.hash === hash)) }));
}

/** The files of a version with what was edited of them. All windows of a browser work on the same draft. */
export class Draft {
  #start;
  #base;
  #edits;
  #changed;
  #heard = event => this.#hear(event);

  /**
   * @param files path to text, of the version as it is kept
   * @param changed told when another window has edited a file
   */
  constructor(name, hash, files, changed) {
    this.#start = `${start(name)}${hash}/`;
    this.#base = files;
    this.#changed = changed;
    const before = keptBelow(this.#start);
    this.#edits = Object.fromEntries(before.map(({ rest, text }) => [rest, text]));
    /** When edits were found here that were kept earlier; null where there were none. */
    this.found = latest(before);
    /** False once the browser has refused to keep the edits. */
    this.safe = true;
    addEventListener('storage', this.#heard);
  }

  /** Hears of other windows no longer. */
  stop() {
    removeEventListener('storage', this.#heard);
  }

  #hear({ key, newValue }) {
    if (!key?.startsWith(this.#start)) {
      return;
    }
    const path = key.slice(this.#start.length);
    if (newValue === null) {
      delete this.#edits[path];
    } else {
      this.#edits[path] = JSON.parse(newValue).text;
    }
    this.#changed();
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
      this.restore(path);
    } else {
      this.#edits[path] = text;
      // The browser's room for a site is small; leaving is asked about all the same.
      this.safe = browserKeeps(storage => {
        storage.setItem(this.#start + path, JSON.stringify({ text, at: new Date().toISOString() }));
        return true;
      }) ?? false;
    }
  }

  /** Keeps all edits, once more where signing out elsewhere has cleared them. Answers whether the browser did. */
  keep() {
    const kept = Object.entries(this.#edits).map(([path, text]) => {
      this.put(path, text);
      return this.safe;
    });
    this.safe = kept.every(Boolean);
    return this.safe;
  }

  /** Takes back what was done to a file. */
  restore(path) {
    delete this.#edits[path];
    browserKeeps(storage => storage.removeItem(this.#start + path));
  }

  /** Takes back everything. */
  discard() {
    Object.keys(this.#edits).forEach(path => this.restore(path));
    this.found = null;
  }

  /** Forgets what was proposed as these files; what was written after they were sent stays. */
  proposed(files) {
    Object.keys(this.#edits).filter(path => this.#edits[path] === (files[path] ?? null)).forEach(path => this.restore(path));
    this.found = null;
  }
}
