import { html, nothing } from 'lit';
import { call } from '../api.js';
import { Element } from '../element.js';
import { t } from '../language.js';
import { failure } from '../load.js';
import { limits, roleName } from '../roles.js';
import { session } from '../session.js';
import './sessions.js';
import './tokens.js';

/** Who one is here, one's password and one's tokens for programs. */
class Account extends Element {
  static properties = { problem: { state: true } };

  async #changePassword(event) {
    event.preventDefault();
    const form = event.target.elements;
    this.problem = null;
    if (form.changed.value !== form.repeated.value) {
      this.problem = new Error(t('两次输入的新密码不同。', 'The new passwords differ.'));
      return;
    }
    try {
      await call('PUT', '/session/password', { body: { current: form.current.value, changed: form.changed.value }, stay: true });
      // Every session of this user has ended, this one too.
      location.assign('/login/?to=/account');
    } catch (problem) {
      this.problem = problem.status === 401 ? new Error(t('现在的密码不对，密码没有修改。', 'The present password is wrong; nothing was changed.')) : problem;
    }
  }

  #password() {
    const field = (name, label, complete) => html`<p><label>${label}<input type="password" name=${name} autocomplete=${complete} required maxlength="512"></label></p>`;
    return html`<form class="card" @submit=${this.#changePassword}>
      <h2>${t('修改密码', 'Change the password')}</h2>
      <input type="text" name="username" autocomplete="username" .value=${session.name} readonly hidden>
      <p class="hint">${t('12 至 128 个字符，任何字符都可以。修改后要重新登录。', '12 to 128 characters of any kind. You have to sign in again afterwards.')}</p>
      ${field('current', t('现在的密码', 'Present password'), 'current-password')}
      ${field('changed', t('新密码', 'New password'), 'new-password')}
      ${field('repeated', t('再输入一次新密码', 'New password again'), 'new-password')}
      ${this.problem ? failure(this.problem) : nothing}
      <p class="actions"><button class="primary">${t('修改密码', 'Change the password')}</button></p>
    </form>`;
  }

  render() {
    const scope = session.limits.length === 0 ? t('不限', 'no limit') : session.limits.map(limits).join(t('；并且：', '; and: '));
    return html`<h1>${t('我的账户', 'My account')}</h1>
      <dl class="figures">
        <div><dt>${t('用户名', 'Name')}</dt><dd>${session.name}</dd></div>
        <div><dt>${t('角色', 'Roles')}</dt><dd>${session.roles.map(roleName).join(t('、', ', '))}</dd></div>
        <div><dt>${t('范围', 'Limited to')}</dt><dd>${scope}</dd></div>
      </dl>
      <jh-tokens></jh-tokens>
      ${['session', 'basic'].includes(session.via) ? html`<jh-sessions></jh-sessions>` : nothing}
      ${session.via === 'session' ? this.#password() : nothing}`;
  }
}

customElements.define('jh-account', Account);
