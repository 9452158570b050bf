// The frame around every page: the menu, who is signed in, and what was announced.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { announce } from './announce.js';
import { Element } from './element.js';
import { language, setLanguage, t } from './language.js';
import { busy, failure, notLoaded } from './load.js';
import { roleName } from './roles.js';
import { Address, mayLeave, PAGES, pageOf } from './router.js';
import { setTheme, theme } from './theme.js';

const THEMES = { auto: t('随系统', 'System'), light: t('浅色', 'Light'), dark: t('深色', 'Dark') };
const SAID_FOR = 8000;

class App extends Element {
  static properties = { page: { state: true }, problem: { state: true }, said: { state: true }, session: { state: true } };

  // Before it is known who is signed in there is nothing to show.
  #address = new Address(this, () => this.session && this.#show(), { everywhere: true });

  constructor() {
    super();
    this.said = [];
    this.session = null;
    /** How often a page was asked for. */
    this.goings = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('jh-announce', event => this.#say(event.detail));
    document.addEventListener('jh-unsay', event => (this.said = this.said.filter(one => one.words !== event.detail)));
    this.#begin();
  }

  async #begin() {
    try {
      // The page's modules run while it is asked who is signed in; what fails there is told when the page is shown.
      pageOf(location.pathname)?.load().catch(() => {});
      this.session = await import('./session.js');
      await this.#show();
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** What was done is told for a while; what failed stays until somebody has read it and closes it. */
  #say(what) {
    if (!what.action && this.said.some(one => one.action && one.words === what.words)) {
      // It stands there already, with what can be done.
      return;
    }
    this.said = [...this.said.filter(one => one.kind === 'error' && one.words !== what.words), what];
    if (what.kind !== 'error') {
      setTimeout(() => this.#unsay(what), SAID_FOR);
    }
  }

  #unsay(what) {
    this.said = this.said.filter(one => one !== what);
  }

  async #show() {
    const page = pageOf(location.pathname);
    const same = this.page && location.pathname === this.path;
    this.path = location.pathname;
    if (same) {
      return;
    }
    const going = (this.goings += 1);
    const moved = this.page !== undefined;
    try {
      if (page && this.#may(page)) {
        await page.load();
      }
      if (going !== this.goings) {
        // Somebody went on, or back, while this page was still loading.
        return;
      }
      this.problem = null;
      this.page = page;
      // An element of its own each time: a page never shows what another project left.
      this.element = page && Object.assign(document.createElement(page.tag), { named: page.named });
      document.title = page ? `${page.title()} · 绩衡` : '绩衡';
      await this.updateComplete;
      if (moved) {
        // Whoever listens to the page or goes by the keyboard is led to its beginning.
        scrollTo(0, 0);
        this.querySelector('main').focus({ preventScroll: true });
      }
    } catch (problem) {
      if (going === this.goings) {
        this.problem = /dynamically imported module|module script failed/i.test(problem.message) ? notLoaded(t('页面没有读到', 'The page could not be loaded')) : problem;
      }
    }
  }

  #may(page) {
    return !page.roles || this.session.has(...page.roles);
  }

  #menu() {
    const first = location.pathname.split('/')[1];
    return PAGES.filter(page => page.menu && this.#may(page)).map(
      page => html`<li><a href=${page.path} aria-current=${page.path.split('/')[1] === first ? 'page' : nothing}>${page.title()}</a></li>`);
  }

  #leave() {
    if (!mayLeave()) {
      return;
    }
    this.session.signOut().catch(problem => announce(problem.message, 'error'));
  }

  #header() {
    return html`
      <a class="skip" href="#main" @click=${this.#toMain}>${t('跳到正文', 'Skip to content')}</a>
      <header class="top">
        <a class="brand" href="/"><img src="/login/icon.svg" alt="" width="22" height="22"> 绩衡</a>
        <nav aria-label=${t('主菜单', 'Main')}><ul>${this.session ? this.#menu() : nothing}</ul></nav>
        <div class="who">
          ${this.session ? html`<a href="/account">${this.session.session.name}</a>` : nothing}
          <label><span class="unseen">${t('外观', 'Appearance')}</span>
            <select @change=${e => setTheme(e.target.value)}>
              ${Object.entries(THEMES).map(([key, words]) => html`<option value=${key} ?selected=${theme() === key}>${words}</option>`)}
            </select></label>
          <button type="button" class="plain" lang=${language === 'en' ? 'zh-CN' : 'en'} @click=${() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>${language === 'en' ? '中文' : 'English'}</button>
          ${this.session?.session.via === 'session' ? html`<button type="button" class="plain" @click=${this.#leave}>${t('退出', 'Sign out')}</button>` : nothing}
        </div>
      </header>`;
  }

  #toMain(event) {
    event.preventDefault();
    document.getElementById('main').focus();
  }

  #body() {
    if (this.problem) {
      return failure(this.problem, () => location.reload(), { page: true });
    }
    if (this.page === undefined) {
      return busy();
    }
    if (this.page === null) {
      return html`<h1>${t('没有这个页面', 'There is no such page')}</h1><p><a href="/">${t('回到总览', 'Back to the overview')}</a></p>`;
    }
    if (!this.#may(this.page)) {
      return this.#closed(this.page);
    }
    return html`${this.element}`;
  }

  /** Instead of a page whose every step would be refused: who may do what it is for. */
  #closed({ title, roles }) {
    const and = t('、', ', ');
    const own = this.session.session.roles.map(roleName).join(and);
    return html`<h1>${title()}</h1>
      <div class="message warning" role="note"><p>${t(
        `这个页面只供${roles.map(roleName).join(and)}使用；您的角色是${own}。需要使用时，请联系管理员调整角色。`,
        `This page is for these roles: ${roles.map(roleName).join(and)}. Yours: ${own}. Ask an administrator where you need it.`)}</p></div>
      <p><a href="/">${t('回到总览', 'Back to the overview')}</a></p>`;
  }

  render() {
    return html`${this.#header()}
      <main id="main" tabindex="-1">${this.#body()}</main>
      <div class="announcements" role="status" aria-live="polite">${repeat(this.said, one => one, one => html`<div class="said ${one.kind}"><span>${one.words}</span>
        ${one.action ? html`<button type="button" @click=${one.action.run}>${one.action.words}</button>` : nothing}
        ${one.kind === 'error' ? html`<button type="button" class="plain" @click=${() => this.#unsay(one)}>${t('关闭', 'Close')}</button>` : nothing}</div>`)}</div>`;
  }
}

customElements.define('jh-app', App);
