// Keeps what is typed: at once on this computer, a little later on the service, so that one can go on elsewhere.
import { call } from '../api.js';
import { t } from '../language.js';
import { session } from '../session.js';
import { browserKeeps } from '../storage.js';

const HERE_AFTER = 400;
const SERVICE_AFTER = 12_000;

/**
 * The draft of one project. `changed` is told whenever `state` or `problem` changes.
 *
 * state: 'none', 'typing', 'here' (on this computer), 'saving', 'saved' (on the service), 'failed', 'elsewhere' (another window has saved)
 */
export class Draft {
  #changed;
  #content = null;
  /** When it was typed. */
  #at = null;
  #etag = null;
  #hereTimer;
  #serviceTimer;
  #running = Promise.resolve();

  constructor(projectId, changed) {
    this.projectId = projectId;
    this.state = 'none';
    this.problem = null;
    this.savedAt = null;
    this.#changed = changed;
  }

  get #key() {
    return `jiheng-draft:${session.name}:${this.projectId}`;
  }

  /** Whether nothing typed waits here; a draft that another window has saved may still be on the service. */
  get empty() {
    return this.#content === null;
  }

  #become(state, problem = null) {
    this.state = state;
    this.problem = problem;
    this.#changed();
  }

  /** Reads both copies: {here, service}, each {declarationVersion, revision, typed, savedAt} or null. */
  async read(signal) {
    const { body, etag } = await call('GET', `/projects/${this.projectId}/draft`, { signal });
    this.#etag = etag;
    const kept = browserKeeps(storage => JSON.parse(storage.getItem(this.#key)));
    return { here: kept, service: body.typed ? body : null };
  }

  /** Whether what this computer has was typed on top of what the service has. */
  follows(here) {
    return here.etag === this.#etag;
  }

  /** Goes on with a copy that was read; null for none. What comes from here has still to be sent. */
  takeUp(copy, fromHere) {
    if (copy === null) {
      this.#content = null;
      browserKeeps(storage => storage.removeItem(this.#key));
      this.#become('none');
      return;
    }
    this.#content = { declarationVersion: copy.declarationVersion, revision: copy.revision, typed: copy.typed };
    this.savedAt = copy.savedAt;
    this.#at = copy.savedAt;
    this.#keep();
    this.#become(fromHere ? 'here' : 'saved');
    if (fromHere) {
      this.#later();
    }
  }

  /** Something was typed. */
  change(content) {
    this.#content = content;
    this.#at = new Date().toISOString();
    this.#become('typing');
    clearTimeout(this.#hereTimer);
    this.#hereTimer = setTimeout(() => this.keep(), HERE_AFTER);
    this.#later();
  }

  #later() {
    clearTimeout(this.#serviceTimer);
    this.#serviceTimer = setTimeout(() => this.save(), SERVICE_AFTER);
  }

  /** Keeps it in the browser. Answers whether that could be done. */
  #keep() {
    clearTimeout(this.#hereTimer);
    const copy = JSON.stringify({ ...this.#content, savedAt: this.#at, etag: this.#etag });
    return browserKeeps(storage => {
      storage.setItem(this.#key, copy);
      return true;
    });
  }

  /** Keeps what was typed on this computer, once more where signing out elsewhere has cleared it. Answers whether that could be done. */
  keep() {
    const kept = !this.empty && this.#keep() === true;
    if (kept && this.state === 'typing') {
      this.#become('here');
    }
    return kept;
  }

  /** Sends it to the service now. One sending waits for the other: they have to name the tag of the one before. */
  save() {
    clearTimeout(this.#serviceTimer);
    this.#running = this.#running.then(() => this.#send());
    return this.#running;
  }

  async #send() {
    const content = this.#content;
    if (content === null || this.state === 'saved' || this.state === 'none') {
      return;
    }
    this.keep();
    this.#become('saving');
    try {
      const { body, etag } = await call('PUT', `/projects/${this.projectId}/draft`, { body: content, headers: { 'If-Match': this.#etag } });
      this.#etag = etag;
      this.savedAt = body.savedAt;
      this.keep();
      // What was typed meanwhile has its own timers; what was given up meanwhile is about to be removed.
      if (!this.empty) {
        this.#become(this.#content === content ? 'saved' : 'here');
      }
    } catch (problem) {
      this.#become(problem.status === 412 || problem.status === 409 ? 'elsewhere' : 'failed', problem);
      // What cannot be reached for a while is tried again; what was refused waits for a change.
      if (problem.status === 0 || problem.status >= 500) {
        this.#later();
      }
    }
  }

  /** After another window has saved: what is here replaces it, also where that is nothing. */
  async overwrite(signal) {
    await this.read(signal);
    if (this.empty) {
      await this.remove();
    } else {
      this.#become('here');
      await this.save();
    }
  }

  /** It is not wanted any more, here and on the service. */
  async remove() {
    clearTimeout(this.#hereTimer);
    clearTimeout(this.#serviceTimer);
    this.#content = null;
    this.#running = this.#running.then(() => this.#forget());
    await this.#running;
  }

  async #forget() {
    browserKeeps(storage => storage.removeItem(this.#key));
    try {
      await call('DELETE', `/projects/${this.projectId}/draft`, { headers: { 'If-Match': this.#etag } });
      const { etag } = await call('GET', `/projects/${this.projectId}/draft`);
      this.#etag = etag;
      this.savedAt = null;
    } catch (problem) {
      this.#become(problem.status === 412 ? 'elsewhere' : 'failed', problem);
      return;
    }
    if (this.empty) {
      this.#become('none');
    } else {
      // Typed since: it is a new draft, on top of no other.
      this.#keep();
      this.#become('here');
    }
  }

  /** Stops its timers; what was typed last is still kept on this computer. */
  stop() {
    clearTimeout(this.#serviceTimer);
    if (this.loss()) {
      this.keep();
    }
  }

  /** What would be lost by leaving, in words; null where the service has it all. */
  loss() {
    return this.empty || ['none', 'saved'].includes(this.state)
      ? null
      : t('填写的内容还没有保存到服务器。确定离开吗？', 'What was filled in is not saved on the service yet. Leave all the same?');
  }
}
