import { html, nothing } from 'lit';
import { t } from './language.js';

/** Words for a failure, with what was wrong where. */
export function failure(problem, again) {
  return html`
    <div class="message error" role="alert">
      <strong>${problem.title || t('没有成功', 'That did not work')}</strong>
      <p>${problem.message}</p>
      ${problem.errors?.length ? html`<ul>${problem.errors.map(e => html`<li><code>${e.pointer ?? ''}</code> ${e.detail}</li>`)}</ul>` : nothing}
      ${problem.status === 404 ? html`<p><a href="/">${t('回到总览', 'Back to the overview')}</a></p>` : again
        ? html`<button type="button" @click=${again}>${t('重试', 'Try again')}</button>` : nothing}
    </div>`;
}

/** Words for work that goes on. `share` from 0 to 1 where it is known. */
export function busy(words = t('正在读取…', 'Reading…'), share = null) {
  return html`<div class="message busy" role="status">
    <span>${words}</span>
    ${share === null ? html`<progress aria-label=${words}></progress>` : html`<progress aria-label=${words} max="1" .value=${share}></progress>`}
  </div>`;
}

/** Words where there is nothing to show, and what to do about it. */
export function emptiness(words, action = nothing) {
  return html`<div class="message empty" role="status"><p>${words}</p>${action}</div>`;
}

/**
 * What a part of a page reads: knows whether it is still reading, has failed, or what came. A new run ends the one before.
 *
 *   projects = new Load(this, signal => read('/projects', this.filters, signal));
 *   this.projects.run();
 *   render() { return this.projects.show(page => html`…`, { isEmpty: page => page.items.length === 0, empty: '…' }); }
 */
export class Load {
  #host;
  #read;
  #running = null;

  constructor(host, read) {
    this.#host = host;
    this.#read = read;
    this.value = null;
    this.problem = null;
    this.reading = false;
    host.addController(this);
  }

  hostDisconnected() {
    this.#running?.abort();
  }

  /** Reads; what was there stays visible until the new arrives. Never throws: `problem` tells. */
  async run() {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.reading = true;
    this.problem = null;
    this.#host.requestUpdate();
    try {
      const value = await this.#read(running.signal);
      if (this.#running === running) {
        this.value = value;
      }
    } catch (problem) {
      if (this.#running === running && problem.name !== 'AbortError') {
        this.problem = problem;
      }
    } finally {
      if (this.#running === running) {
        this.reading = false;
        this.#host.requestUpdate();
      }
    }
  }

  /**
   * The state as it is: reading, failed, empty, or what `draw` makes of the value. With `keep`, what was read before stays below the
   * failure, with all that people typed there.
   */
  show(draw, { isEmpty = () => false, empty = t('没有内容。', 'There is nothing here.'), words, keep = false } = {}) {
    const failed = this.problem ? failure(this.problem, () => this.run()) : nothing;
    if (this.problem && !(keep && this.value !== null)) {
      return failed;
    }
    if (this.value === null) {
      return this.reading ? busy(words) : nothing;
    }
    return html`<div class="loaded" aria-busy=${this.reading ? 'true' : 'false'}>${failed}${isEmpty(this.value) ? emptiness(empty) : draw(this.value)}</div>`;
  }
}
