import { html, nothing } from 'lit';
import { call, read } from '../api.js';
import { announce } from '../announce.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import '../table.js';

/** Where one is still signed in, and an end to it: on a computer that one has left, or that one does not know. */
class Sessions extends Element {
  static properties = { ending: { state: true } };

  #sessions = new Load(this, async signal => (await read('/sessions', {}, signal)).items);

  constructor() {
    super();
    this.ending = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sessions.run();
  }

  #when(key, title) {
    return { key, title, value: session => time(session[key]), by: session => session[key] };
  }

  #columns = [
    {
      ...this.#when('createdAt', t('登录', 'Signed in')),
      cell: session => html`${time(session.createdAt)} ${session.current ? html`<span class="tag info">${t('当前会话', 'this one')}</span>` : nothing}`,
    },
    this.#when('lastUsedAt', t('最近使用', 'Last used')),
    this.#when('expiresAt', t('最晚结束', 'Ends at the latest')),
    {
      key: 'end',
      title: t('操作', 'Actions'),
      value: () => '',
      cell: session => html`<button type="button" class="danger" @click=${() => this.#end([session])}>${t('结束', 'End')}<span class="unseen"> ${time(session.createdAt)}</span></button>`,
    },
  ];

  async #end(sessions) {
    if (this.ending) {
      return;
    }
    this.ending = true;
    const here = sessions.some(session => session.current);
    try {
      const sure = await ask({
        title: here ? t('结束当前会话？', 'End this session?') : t(`结束 ${sessions.length} 个会话？`, `End ${sessions.length === 1 ? 'a session' : `${sessions.length} sessions`}?`),
        text: here ? t('这里马上退出登录。', 'You are signed out here at once.') : t('那里马上退出登录，没有保存的内容不会保存。', 'You are signed out there at once; what is not saved there is not.'),
        action: t('结束', 'End'),
        danger: true,
      });
      if (!sure) {
        return;
      }
      for (const { id } of sessions) {
        await call('DELETE', `/sessions/${encodeURIComponent(id)}`);
      }
      if (here) {
        location.assign('/login/');
        return;
      }
      announce(t('已结束', 'Ended'));
    } catch (problem) {
      announce(problem.message, 'error');
    } finally {
      this.ending = false;
    }
    this.#sessions.run();
  }

  #draw(sessions) {
    const others = sessions.filter(session => !session.current);
    return html`<jh-table caption=${t('我的会话', 'My sessions')} .columns=${this.#columns} .rows=${sessions}></jh-table>
      ${others.length > 1 ? html`<p class="actions"><button type="button" @click=${() => this.#end(others)}>${t(`结束其他 ${others.length} 个会话`, `End the ${others.length} others`)}</button></p>` : nothing}`;
  }

  render() {
    return html`<section class="card">
      <h2>${t('登录会话', 'Where you are signed in')}</h2>
      <p class="hint">${t('不认识的会话请结束，并修改密码。', 'End a session that you do not know, and change the password.')}</p>
      ${this.#sessions.show(sessions => this.#draw(sessions), { isEmpty: sessions => sessions.length === 0, empty: t('没有登录会话。', 'No sessions.') })}
    </section>`;
  }
}

customElements.define('jh-sessions', Sessions);
