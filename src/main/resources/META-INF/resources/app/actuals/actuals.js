import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { call, idempotencyKey } from '../api.js';
import { Element } from '../element.js';
import { points } from '../format.js';
import { t } from '../language.js';
import { failure, Load } from '../load.js';
import { once } from '../once.js';
import { guardLeaving } from '../router.js';
import { has } from '../session.js';
import { bar } from './bar.js';
import { declaredNow, followDeclaration, gone, namesOf } from './declared.js';
import { Draft } from './draft.js';
import { head, keys, locked, unmatched } from './head.js';
import { move } from './keyboard.js';
import { Live, readProject } from './live.js';
import { paste } from './paste.js';
import { lockOf, posted, way } from './posted.js';
import { begin, restore, restored } from './restored.js';
import { Rows } from './rows.js';
import { sure } from './sure.js';
import { clean, toActuals, toSaved } from './typed.js';
import { whole } from './whole.js';

/** Fills in and posts the actual outcomes of one project. */
class ActualsPage extends Element {
  static properties = { named: { attribute: false }, posting: { state: true }, submitting: { state: true } };

  #load = new Load(this, signal => this.#read(signal));
  #rows = new Rows(this);
  #key = null;
  #shortcut = event => this.#onShortcut(event);
  /** Going to sign in again, and closing the window, take no element out of the document first. */
  #leaving = () => this.draft?.stop();

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#shortcut);
    addEventListener('pagehide', this.#leaving);
    this.#load.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#shortcut);
    removeEventListener('pagehide', this.#leaving);
    this.live?.stop();
    this.draft?.stop();
  }

  async #read(signal) {
    const data = await readProject(this.named.id, signal);
    this.live?.stop();
    this.draft?.stop();
    this.#take(data);
    this.lock = lockOf(data, has('auditor', 'admin'));
    begin(this);
    this.live = new Live(data.project, () => this.#tried());
    this.draft = new Draft(data.project.id, () => this.requestUpdate());
    this.restored = null;
    this.posted = null;
    this.dirty = false;
    this.problem = null;
    document.title = `${data.project.name} · ${t('填报', 'Post')} · 绩衡`;
    if (this.lock === null) {
      await restore(this, signal);
      guardLeaving(() => this.draft.loss(), () => this.draft.keep());
      // An empty form would only come to 0 points.
      if (!this.readOnly && (data.revision || this.restored)) {
        this.live.run(this.form);
      }
    }
    return data;
  }

  #take(data) {
    this.project = data.project;
    this.submission = data.submission;
    this.submissionTag = data.submissionTag;
    this.revision = data.revision;
    this.current = data.evaluation;
    this.names = new Map([...(this.names ?? []), ...namesOf(data)]);
  }

  #tried() {
    this.requestUpdate();
    if (this.live.adjusted) {
      this.live.adjusted = false;
      // Where it cannot be read, posting says so.
      this.adjusting = followDeclaration(this).catch(() => false).finally(() => (this.adjusting = null));
    }
  }

  /** Whether nothing can be typed: it is locked, or two drafts wait for a choice between them. */
  get readOnly() {
    return this.lock !== null || this.restored?.choice !== undefined;
  }

  /** A text was typed into a row, or into the form as a whole. */
  set(row, field, text) {
    row[field] = typeof text === 'string' ? clean(text) : text;
    // What was said about the text before is not true of this one.
    this.live.wrong.delete(row === this.form ? field : `${row.indicator}/${field}`);
    this.changed();
  }

  /** Keeps and tries what is in the form now. */
  changed() {
    this.dirty = true;
    this.posted = null;
    this.draft.change(this.saved());
    this.live.change(this.form);
    this.requestUpdate();
  }

  /** The form as a draft. */
  saved() {
    return {
      declarationVersion: this.project.declarationVersion,
      revision: this.project.revision,
      typed: toSaved(this.form, this.left),
    };
  }

  async saveDraft() {
    await this.draft.save();
    if (this.draft.state === 'saved') {
      announce(t('草稿已保存。', 'The draft is saved.'));
    }
  }

  async overwriteDraft() {
    try {
      await this.draft.overwrite();
    } catch (problem) {
      announce(problem.message, 'error');
    }
  }

  #onShortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || this.readOnly || !this.form || document.querySelector('dialog[open]')) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) {
        this.post();
      }
    } else if (event.key.toLowerCase() === 's' && !event.shiftKey) {
      event.preventDefault();
      this.saveDraft();
    }
  }

  async #toFirst(selector) {
    await this.updateComplete;
    this.querySelector(selector)?.focus();
  }

  /** Tries the form once more, asks where something is missing, and posts. */
  post = once(() => this.#tryAndPost(), posting => (this.posting = posting));

  async #tryAndPost() {
    await this.live.run(this.form);
    if (await this.adjusting) {
      return;
    }
    const { wrong, complete } = toActuals(this.project, this.form);
    if (!complete && !wrong.has('executedAmount')) {
      this.live.wrong.set('executedAmount', t('请填写全年执行数；没有支出填 0。', 'Give the executed amount; 0 where nothing was spent.'));
    }
    if (this.live.wrong.size > 0) {
      announce(t('有填写错误，没有填报。', 'Something is not acceptable; nothing was posted.'), 'error');
      this.requestUpdate();
      await this.#toFirst('[aria-invalid=true]');
      return;
    }
    const { problem } = this.live;
    if (problem?.status === 401) {
      // Nobody is signed in, and nothing need be asked first.
      announce(problem.message, 'error');
      return;
    }
    if (problem && !(problem.status >= 400 && problem.status < 500)) {
      // What was refused is refused again, and told then; whether the rest can be posted the service says when it is.
      announce(t(`没能预先检查填报的内容：${problem.message}填报照常进行，以服务的答复为准。`, `What is posted could not be checked beforehand: ${problem.message} It is sent all the same; the answer of the service counts.`), 'error');
    }
    if (!(await sure(this))) {
      return;
    }
    const { actuals } = toActuals(this.project, this.form);
    const typed = JSON.stringify(toSaved(this.form));
    let answer;
    try {
      answer = await this.#send(actuals);
    } catch (problem) {
      this.live.refused(problem, actuals);
      announce(problem.message, 'error');
      await this.#toFirst('[aria-invalid=true]');
      return;
    }
    await this.#arrived(answer, typed);
  }

  /** The actuals are stored. The fields could be changed all the while: what differs from what was `typed` then is a draft of its own. */
  async #arrived(answer, typed) {
    const { revision, evaluation } = answer;
    this.posted = answer;
    this.problem = null;
    this.restored = null;
    this.project = { ...this.project, revision };
    this.dirty = JSON.stringify(toSaved(this.form)) !== typed;
    announce(t(`已填报：${points(evaluation.total)} 分，${evaluation.grade}。`, `Posted: ${points(evaluation.total)} points, ${evaluation.grade}.`));
    if (this.dirty) {
      this.draft.change(this.saved());
    } else {
      await this.draft.remove();
    }
    await this.#readAgain();
    if (!this.dirty) {
      await this.#toFirst('#posted-title');
    }
  }

  async #readAgain() {
    try {
      const data = await readProject(this.project.id);
      this.#take(data);
      declaredNow(this);
      this.live.run(this.form);
    } catch (problem) {
      // How far the submission is on its way is not known now, so it cannot be handed in.
      this.submission = { state: null };
      this.problem = { title: t('已填报，但没有读到项目的最新状态', 'Posted, but where the project stands now could not be read'), message: problem.message };
      this.requestUpdate();
    }
  }

  /** The same content has the same key until it has arrived, so that trying again never posts twice. */
  async #send(actuals) {
    const content = JSON.stringify(actuals);
    if (this.#key?.content !== content) {
      this.#key = { content, key: idempotencyKey() };
    }
    const { body } = await call('POST', `/projects/${this.project.id}/actuals`, { body: actuals, headers: { 'Idempotency-Key': this.#key.key } });
    this.#key = null;
    return body;
  }

  async submit() {
    this.submitting = true;
    try {
      const { body, etag } = await call('POST', `/projects/${this.project.id}/submission/submit`, { body: {}, headers: { 'If-Match': this.submissionTag } });
      this.submission = body;
      this.submissionTag = etag;
      this.problem = null;
      announce(t('已提交复核。', 'Handed in for review.'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.submitting = false;
    }
  }

  #draw() {
    return html`${head(this)}
      ${this.lock ? locked(this) : nothing}
      ${this.posted ? posted(this) : nothing}
      ${way(this)}
      ${this.problem ? failure(this.problem, () => this.#load.run()) : nothing}
      ${restored(this)}
      ${gone(this)}
      ${unmatched(this)}
      ${this.lock ? nothing : keys()}
      <form @submit=${event => event.preventDefault()} @keydown=${event => move(this, event)} @paste=${event => paste(this, event)}>
        ${whole(this)}
        ${this.#rows.render()}
      </form>
      ${this.readOnly ? nothing : bar(this)}`;
  }

  render() {
    return this.#load.show(() => this.#draw());
  }
}

customElements.define('jh-actuals', ActualsPage);
