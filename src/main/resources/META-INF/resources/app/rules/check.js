import { call } from '../api.js';

const PAUSE = 700;

/** Asks the service what it finds in edited files: at a pause in typing, or at once. A newer question ends the older. */
export class Check {
  #host;
  #name;
  #waiting = null;
  #running = null;

  constructor(host, name) {
    this.#host = host;
    this.#name = name;
    /** What the last check answered; stays visible while another runs. */
    this.value = null;
    this.problem = null;
    this.running = false;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#waiting);
    this.#running?.abort();
  }

  /** Checks once nobody has typed for a moment. */
  soon(files) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.now(files()), PAUSE);
  }

  /** Checks at once. Answers whether an answer came that still counts. */
  async now(files) {
    clearTimeout(this.#waiting);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.running = true;
    this.#host.requestUpdate();
    try {
      const { body } = await call('POST', `/rulesets/${encodeURIComponent(this.#name)}/check`, { body: { files }, signal: running.signal });
      if (this.#running === running) {
        this.value = body;
        this.problem = null;
      }
    } catch (problem) {
      if (this.#running === running && problem.name !== 'AbortError') {
        this.problem = problem;
      }
    }
    const counts = this.#running === running;
    if (counts) {
      this.running = false;
      this.#host.requestUpdate();
    }
    return counts && this.problem === null;
  }

  /** Forgets what was found, as for another version. */
  clear() {
    clearTimeout(this.#waiting);
    this.#running?.abort();
    this.#running = null;
    this.value = null;
    this.problem = null;
    this.running = false;
  }
}
