import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { call, read } from '../api.js';
import { announce } from '../announce.js';
import { Element } from '../element.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { failure, Load } from '../load.js';
import { lines, limits, ROLES, roleName } from '../roles.js';
import { guardLeaving } from '../router.js';
import '../table.js';
import { knownNames, picker, unknownNames, warning } from './names.js';

/** Everybody who can sign in by a password here, and what they may do. */
class Users extends Element {
  static properties = { edited: { state: true }, problem: { state: true }, sending: { state: true }, known: { state: true }, unknown: { state: true } };

  #users = new Load(this, async signal => (await read('/users', {}, signal)).items);

  constructor() {
    super();
    this.edited = null;
    this.sending = false;
    this.known = null;
    /** The user stored last, with names that no project has; null where all are known. */
    this.unknown = null;
  }

  connectedCallback() {
    super.connectedCallback();
    guardLeaving(() => this.#loss());
    this.#users.run();
  }

  /** What stands in the form, to tell whether anything was typed. */
  #typed() {
    return JSON.stringify([...new FormData(this.querySelector('form'))]);
  }

  #loss() {
    if (!this.edited?.before || this.#typed() === this.edited.before) {
      return null;
    }
    const { user } = this.edited;
    return user ? t(`对 ${user.name} 的修改还没有保存，会丢失。仍要离开吗？`, `The changes to ${user.name} are not stored and would be lost. Leave all the same?`)
      : t('新用户还没有保存，填写的内容会丢失。仍要离开吗？', 'The new user is not stored; what was typed would be lost. Leave all the same?');
  }

  #columns = [
    { key: 'name', title: t('用户名', 'Name') },
    { key: 'roles', title: t('角色', 'Roles'), value: u => u.roles.map(roleName).join(t('、', ', ')) },
    { key: 'limits', title: t('范围', 'Limited to'), value: limits },
    {
      key: 'enabled',
      title: t('状态', 'State'),
      value: u => [u.enabled ? t('启用', 'enabled') : t('停用', 'disabled'), ...(u.demo ? [t('演示', 'demo')] : [])].join(t('、', ', ')),
    },
    { key: 'createdAt', title: t('建立', 'Since'), value: u => time(u.createdAt), by: u => u.createdAt },
    {
      key: 'edit',
      title: t('操作', 'Actions'),
      value: () => '',
      cell: u => html`<button type="button" @click=${() => this.#edit(u)}>${t('修改', 'Change')}<span class="unseen"> ${u.name}</span></button>`,
    },
  ];

  async #edit(user) {
    const loss = this.#loss();
    if (this.sending || (loss && !confirm(loss))) {
      return;
    }
    this.problem = null;
    try {
      // With the tag of now, so that a change that somebody else makes meanwhile is not lost.
      const { body, etag } = user ? await call('GET', `/users/${encodeURIComponent(user.name)}`) : { body: null, etag: null };
      this.edited = { user: body, etag };
      if (this.known === null) {
        this.known = { departments: [], units: [] };
        knownNames().then(known => (this.known = known));
      }
      await this.updateComplete;
      this.edited.before = this.#typed();
      this.querySelector('form input:not([readonly])').focus();
    } catch (problem) {
      announce(problem.message, 'error');
    }
  }

  async #store(event) {
    event.preventDefault();
    if (this.sending) {
      return;
    }
    const form = event.target.elements;
    const { edited } = this;
    const { user, etag } = edited;
    const roles = Object.keys(ROLES).filter(role => form[`role-${role}`].checked);
    const rights = { roles, departments: lines(form.departments.value), units: lines(form.units.value) };
    const done = { stored: t('已保存', 'Stored'), added: t('已新增用户', 'User added') };
    this.sending = true;
    this.problem = null;
    this.unknown = null;
    edited.stored = false;
    edited.now = null;
    try {
      if (user) {
        const body = { ...rights, enabled: form.enabled.checked, reason: form.reason.value.trim() || null };
        const path = `/users/${encodeURIComponent(user.name)}`;
        const stored = await call('PUT', path, { body, headers: { 'If-Match': etag } });
        // Should the password be refused, the rights are stored, and what comes next is a change of these.
        edited.etag = stored.etag;
        edited.stored = true;
        if (form.password.value) {
          await call('PUT', `${path}/password`, { body: { password: form.password.value } });
        }
      } else {
        await call('POST', '/users', { body: { ...rights, name: form.name.value.trim(), password: form.password.value } });
      }
      this.#check(user?.name ?? form.name.value.trim(), rights);
      this.edited = null;
      announce(user ? done.stored : done.added);
      this.#users.run();
    } catch (problem) {
      await this.#after(problem, edited);
      this.problem = problem;
    } finally {
      this.sending = false;
    }
  }

  /** A limit by a name that no project has shows nothing: it may be meant, and it may be a slip. */
  async #check(name, rights) {
    const { departments, units } = await unknownNames(rights);
    this.unknown = departments.length + units.length > 0 ? { name, departments, units } : null;
  }

  /** What was typed stays, beside what is so by now; storing it again is then a change of that. */
  async #after(problem, edited) {
    if (problem.status === 412) {
      const now = await call('GET', `/users/${encodeURIComponent(edited.user.name)}`).catch(() => null);
      edited.etag = now?.etag ?? edited.etag;
      edited.now = now?.body ?? null;
    }
    if (edited.stored || edited.now) {
      this.#users.run();
    }
  }

  #refused({ stored, now }) {
    if (now) {
      const rights = now.roles.map(roleName).join(t('、', ', '));
      return html`<div class="message warning" role="alert">${t(
        `保存之前，这个用户已被他人修改：现在的角色是${rights}，范围是${limits(now)}，${now.enabled ? '启用' : '停用'}。您填写的内容还在，请核对后再次保存。`,
        `Somebody changed this user before this was stored: the roles are ${rights} now, limited to: ${limits(now)}, ${now.enabled ? 'enabled' : 'disabled'}. What you typed is still here; check and store again.`)}</div>`;
    }
    return html`${stored ? html`<div class="message warning" role="status">${t('角色、范围和状态已保存；关于密码：', 'Roles, limits and state are stored; of the password:')}</div>` : nothing}${failure(this.problem)}`;
  }

  /** A new one for each opening: what was typed for one user is never sent for another. */
  #form(edited) {
    const { user } = edited;
    const text = (names, label, name, add) => html`<div><label>${label}<textarea name=${name} rows="3" .value=${(names ?? []).join('\n')}></textarea></label>
      ${picker(`known-${name}`, add, this.known[name])}</div>`;
    return html`<form class="card" @submit=${this.#store}>
      <h2>${user ? t(`修改 ${user.name}`, `Change ${user.name}`) : t('新增用户', 'Add a user')}</h2>
      <p ?hidden=${user !== null}><label>${t('用户名', 'Name')}<input name="name" required maxlength="64" autocomplete="username" aria-describedby="user-name-hint" .value=${user?.name ?? ''} ?readonly=${user !== null}></label><br>
        <span class="hint" id="user-name-hint">${t('1 到 64 个字，可用汉字、字母、数字和 . _ @ -，不能有空格', '1 to 64 letters, digits, Chinese characters or . _ @ -, without blanks')}</span></p>
      <fieldset><legend>${t('角色（至少一个）', 'Roles (at least one)')}</legend>
        ${Object.entries(ROLES).map(([role, words]) => html`<p><label><input type="checkbox" name="role-${role}" ?checked=${user?.roles.includes(role)}>${words}</label></p>`)}</fieldset>
      <div class="cards">${text(user?.departments, t('只限这些主管部门（每行一个，空着为不限）', 'Only these departments (one a line, none for no limit)'), 'departments', t('加入一个已有的主管部门', 'Add a known department'))}
        ${text(user?.units, t('只限这些实施单位（每行一个，空着为不限）', 'Only these units (one a line, none for no limit)'), 'units', t('加入一个已有的实施单位', 'Add a known unit'))}</div>
      <p><label>${user ? t('新密码（空着为不改）', 'New password (empty: unchanged)') : t('密码（12 至 128 个字符）', 'Password (12 to 128 characters)')}
        <input name="password" type="password" autocomplete="new-password" minlength="12" maxlength="128" ?required=${!user}></label></p>
      ${user ? html`<p><label><input type="checkbox" name="enabled" ?checked=${user.enabled}>${t('启用', 'Enabled')}</label></p>
        <p><label>${t('原因（记入审计日志）', 'Reason (kept in the trail)')}<input name="reason" maxlength="2000"></label></p>` : nothing}
      ${this.problem ? this.#refused(edited) : nothing}
      <p class="actions"><button class="primary" ?disabled=${this.sending}>${t('保存', 'Store')}</button>
        <button type="button" ?disabled=${this.sending} @click=${() => { this.edited = null; this.problem = null; }}>${t('取消', 'Cancel')}</button></p>
    </form>`;
  }

  render() {
    return html`<h1>${t('用户', 'Users')}</h1>
      ${this.unknown ? warning(this.unknown) : nothing}
      ${this.edited ? keyed(this.edited, this.#form(this.edited)) : html`<p class="actions"><button type="button" class="primary" @click=${() => this.#edit(null)}>${t('新增用户', 'Add a user')}</button></p>`}
      ${this.#users.show(users => html`<jh-table caption=${t('全部用户', 'All users')} .columns=${this.#columns} .rows=${users}></jh-table>`)}`;
  }
}

customElements.define('jh-users', Users);
