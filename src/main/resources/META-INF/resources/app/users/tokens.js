import { html, nothing } from 'lit';
import { call, read } from '../api.js';
import { announce } from '../announce.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { failure, Load } from '../load.js';
import { lines, limits } from '../roles.js';
import '../table.js';

/** One's own access tokens: what programs sign in with. */
class Tokens extends Element {
  static properties = { made: { state: true }, problem: { state: true }, making: { state: true } };

  #tokens = new Load(this, async signal => (await read('/tokens', {}, signal)).items);

  constructor() {
    super();
    this.making = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#tokens.run();
  }

  #columns = [
    { key: 'label', title: t('用途', 'Label') },
    { key: 'rights', title: t('权限', 'Rights'), value: token => (token.readOnly ? t('只读', 'read only') : t('与本人相同', 'as mine')) },
    { key: 'limits', title: t('范围', 'Limited to'), value: limits },
    { key: 'expiresAt', title: t('到期', 'Expires'), value: token => time(token.expiresAt), by: token => token.expiresAt },
    { key: 'lastUsedAt', title: t('最近使用', 'Last used'), value: token => time(token.lastUsedAt), by: token => token.lastUsedAt },
    {
      key: 'revoke',
      title: t('操作', 'Actions'),
      value: () => '',
      cell: token => html`<button type="button" class="danger" @click=${() => this.#revoke(token)}>${t('撤销', 'Revoke')}<span class="unseen"> ${token.label}</span></button>`,
    },
  ];

  async #revoke(token) {
    const sure = await ask({
      title: t(`撤销“${token.label}”？`, `Revoke “${token.label}”?`),
      text: t('用它的程序马上不能再登录，不能恢复。', 'Programs that use it can no longer sign in, at once and for good.'),
      action: t('撤销', 'Revoke'),
      danger: true,
    });
    if (sure) {
      try {
        await call('DELETE', `/tokens/${encodeURIComponent(token.id)}`);
        this.#tokens.run();
      } catch (problem) {
        announce(problem.message, 'error');
      }
    }
  }

  async #make(event) {
    event.preventDefault();
    if (this.making) {
      // A second token would be made, and the secret of the first never seen.
      return;
    }
    this.making = true;
    const form = event.target;
    const { label, days, readOnly, departments, units } = form.elements;
    this.problem = null;
    try {
      const body = {
        label: label.value.trim(),
        days: Number(days.value),
        readOnly: readOnly.checked,
        departments: lines(departments.value),
        units: lines(units.value),
      };
      this.made = (await call('POST', '/tokens', { body })).body;
      form.reset();
      this.#tokens.run();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.making = false;
    }
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.made.secret);
      announce(t('已复制', 'Copied'));
    } catch {
      announce(t('浏览器不允许复制，请自行选中并复制。', 'The browser does not allow this; select and copy it yourself.'), 'error');
    }
  }

  render() {
    return html`<section class="card">
      <h2>${t('程序用的令牌', 'Tokens for programs')}</h2>
      ${this.made ? html`<div class="message warning" role="status">
        <p>${t('令牌只显示这一次，请马上保存：', 'The token is shown this once; keep it now:')}</p>
        <p><code class="long">${this.made.secret}</code>
          <button type="button" @click=${this.#copy}>${t('复制', 'Copy')}</button></p></div>` : nothing}
      ${this.#tokens.show(tokens => html`<jh-table caption=${t('我的令牌', 'My tokens')} .columns=${this.#columns} .rows=${tokens}></jh-table>`, {
        isEmpty: tokens => tokens.length === 0,
        empty: t('还没有令牌。', 'No tokens yet.'),
      })}
      <details><summary>${t('新建令牌', 'Make a token')}</summary>
        <form @submit=${this.#make}>
          <p><label>${t('用途', 'What it is for')}<input name="label" required maxlength="200"></label></p>
          <p><label>${t('有效天数', 'Days until it expires')}<input name="days" type="number" min="1" max="366" value="90" required></label></p>
          <p><label><input type="checkbox" name="readOnly" checked>${t('只读', 'Read only')}</label></p>
          <div class="cards"><label>${t('只限这些主管部门（每行一个）', 'Only these departments (one a line)')}<textarea name="departments" rows="2"></textarea></label>
            <label>${t('只限这些实施单位（每行一个）', 'Only these units (one a line)')}<textarea name="units" rows="2"></textarea></label></div>
          ${this.problem ? failure(this.problem) : nothing}
          <p class="actions"><button class="primary" ?disabled=${this.making}>${t('新建令牌', 'Make a token')}</button></p>
        </form></details>
    </section>`;
  }
}

customElements.define('jh-tokens', Tokens);
