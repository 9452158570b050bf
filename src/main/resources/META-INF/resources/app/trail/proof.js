import { html, nothing } from 'lit';
import { call, read } from '../api.js';
import { Element } from '../element.js';
import { count, things, time } from '../format.js';
import { t } from '../language.js';
import { busy, failure, Load } from '../load.js';

const FAULTS = {
  altered: t('记录被修改', 'altered'),
  removed: t('记录被删除', 'removed'),
  inserted: t('记录被插入', 'inserted'),
  rewritten: t('链被重写', 'rewritten'),
};

/** The head of the chain to be noted down, and the walk along the chain, also against a head noted down earlier. */
class Proof extends Element {
  static properties = { found: { state: true }, problem: { state: true }, walking: { state: true } };

  #head = new Load(this, signal => read('/audit/head', {}, signal));

  connectedCallback() {
    super.connectedCallback();
    this.#head.run();
  }

  async #verify(event) {
    event.preventDefault();
    const { sequence, hash } = Object.fromEntries(new FormData(event.target));
    this.walking = true;
    this.found = null;
    this.problem = null;
    try {
      const body = sequence.trim() || hash.trim() ? { sequence: sequence.trim(), hash: hash.trim() } : {};
      if (body.sequence) {
        body.sequence = Number(body.sequence);
      }
      this.found = (await call('POST', '/audit/verify', { body })).body;
      this.#head.run();
    } catch (problem) {
      this.problem = problem;
    }
    this.walking = false;
  }

  #result({ intact, checked, sequence, fault }) {
    return intact
      ? html`<p role="status"><span class="tag good">✓ ${t('完整', 'Intact')}</span>
          ${t(`核对了 ${count(checked)} 条，到第 ${count(sequence)} 条为止没有改动。`, `${things(checked, 'entry', 'entries')} checked; nothing was changed up to entry ${count(sequence)}.`)}</p>`
      : html`<div class="message error" role="alert"><strong>✗ ${FAULTS[fault.kind] ?? fault.kind}</strong>
          <p>${t(`第 ${fault.sequence} 条：`, `Entry ${fault.sequence}: `)}${fault.message}</p></div>`;
  }

  render() {
    return html`<details class="card">
      <summary>${t('核对审计日志是否被改动', 'Prove that the trail was not changed')}</summary>
      ${this.#head.show(head => html`<p>${t('当前链头：', 'Head of the chain: ')}<strong>${count(head.sequence)}</strong> · <code class="long">${head.hash}</code> · ${time(head.sealedAt)}</p>
        <p class="hint">${t('请把链头记在数据库管理员接触不到的地方；以后凭它核对，连重写整条链也会被发现。', 'Note the head down where the database administrator cannot reach it: a check against it later finds even a chain that was made anew.')}</p>`)}
      <form @submit=${this.#verify}>
        <fieldset><legend>${t('以前记下的链头（可不填）', 'A head noted down earlier (optional)')}</legend>
          <p class="actions"><label>${t('序号', 'Number')}<input name="sequence" inputmode="numeric" pattern="[0-9]*" maxlength="18"></label>
          <label>${t('摘要', 'Hash')}<input name="hash" size="40" pattern="[0-9a-f]{64}" maxlength="64"></label></p></fieldset>
        <p class="actions"><button class="primary" ?disabled=${this.walking}>${t('开始核对', 'Check')}</button></p>
      </form>
      ${this.walking ? busy(t('正在逐条核对…', 'Walking the chain…')) : nothing}
      ${this.problem ? failure(this.problem) : nothing}
      ${this.found ? this.#result(this.found) : nothing}
    </details>`;
  }
}

customElements.define('jh-proof', Proof);
