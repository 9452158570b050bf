import { html, nothing } from 'lit';
import { t } from './language.js';

/** Whether the same call may succeed a while later: nothing was wrong with it, or somebody else was faster. */
function passes({ status = 0 }) {
  return status === 0 || status >= 500 || [401, 408, 409, 412, 429].includes(status);
}

/** Where to go from a failure that stays: the same page without what stands in its address, or the beginning. */
function wayBack({ status }) {
  return html`<p class="actions">
    ${status === 400 && location.search ? html`<a href=${location.pathname}>${t('去掉网址中的条件，重新打开', 'Open without the conditions in the address')}</a>` : nothing}
    <a href="/">${t('回到总览', 'Back to the overview')}</a></p>`;
}

/** What was wrong, each said once: where the sentence in front only repeats several errors, they are listed instead. */
function said({ message, errors = [] }) {
  let rest = message;
  const others = new Set(errors);
  // The longest first: one that is contained in another is not said by that.
  for (const one of [...errors].sort((a, b) => b.detail.length - a.detail.length)) {
    const at = rest.indexOf(one.detail);
    if (at >= 0) {
      rest = `${rest.slice(0, at)}\n${rest.slice(at + one.detail.length)}`;
      others.delete(one);
    }
  }
  const listed = errors.length > 1 && others.size < errors.length && !/[^\s；;。.]/.test(rest);
  return html`${listed ? nothing : html`<p>${message}</p>`}
    ${listed || others.size > 0 ? html`<ul>${(listed ? errors : [...others]).map(one => html`<li>${one.detail}</li>`)}</ul>` : nothing}`;
}

/** Words for a failure. `again` is offered where it can help; with `page`, where nothing else is left to look at, the way back otherwise. */
export function failure(problem, again, { page = false } = {}) {
  return html`
    <div class="message error" role="alert">
      <strong>${problem.title || t('没有成功', 'That did not work')}</strong>
      ${said(problem)}
      ${again && passes(problem) ? html`<button type="button" @click=${again}>${t('重试', 'Try again')}</button>`
        : page || problem.status === 404 ? wayBack(problem) : nothing}
    </div>`;
}

/** The failure of program text that did not come; a browser's own words for it are in English and name an address. */
export function notLoaded(title) {
  return { title, message: t('服务暂时无法连接，请稍后再试。', 'The service cannot be reached; try again later.') };
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
    const page = !(keep && this.value !== null);
    const failed = this.problem ? failure(this.problem, () => this.run(), { page }) : nothing;
    if (this.problem && page) {
      return failed;
    }
    if (this.value === null) {
      return this.reading ? busy(words) : nothing;
    }
    return html`<div class="loaded" aria-busy=${this.reading ? 'true' : 'false'}>${this.reading ? html`<p class="reading"><span>${words ?? t('正在读取…', 'Reading…')}</span></p>` : nothing}${failed}${isEmpty(this.value) ? emptiness(empty) : draw(this.value)}</div>`;
  }
}
