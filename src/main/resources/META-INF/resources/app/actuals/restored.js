// Which draft the page goes on with, and what is said about it.
import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { learnNames } from './declared.js';
import { emptyForm, ofRevision, ofSaved } from './typed.js';

function take(page, copy, fromHere) {
  const { form, left } = ofSaved(page.project, copy.typed);
  page.form = form;
  page.left = left;
  page.dirty = true;
  page.draft.takeUp(copy, fromHere);
  page.restored = { copy, fromHere };
  learnNames(page, copy.declarationVersion);
}

/** Begins with the newest revision. */
export function begin(page) {
  const { form, left } = page.revision ? ofRevision(page.project, page.revision, page.current) : { form: emptyForm(page.project), left: [] };
  page.form = form;
  page.left = left;
}

/** Reads the drafts and goes on with the newest; where they have gone apart, somebody has to choose. */
export async function restore(page, signal) {
  let copies;
  try {
    copies = await page.draft.read(signal);
  } catch (problem) {
    if (problem.name === 'AbortError') {
      throw problem;
    }
    // The form can be filled in all the same; saving says what is wrong.
    announce(t(`没有读到草稿：${problem.message}`, `The draft could not be read: ${problem.message}`), 'error');
    return;
  }
  const { here, service } = copies;
  const same = here && service && JSON.stringify(here.typed) === JSON.stringify(service.typed);
  if (here && !same && !page.draft.follows(here)) {
    page.restored = { choice: { here, service } };
  } else if (here && !same) {
    take(page, here, true);
  } else if (service) {
    take(page, service, false);
  }
}

function choose(page, copy, fromHere) {
  page.restored = null;
  if (copy) {
    take(page, copy, fromHere);
  } else {
    page.draft.takeUp(null);
  }
  page.live.run(page.form);
  page.requestUpdate();
}

async function discard(page) {
  await page.draft.remove();
  page.restored = null;
  begin(page);
  page.dirty = false;
  page.live.run(page.form);
  page.requestUpdate();
}

function choices(page, { here, service }) {
  return html`<div class="message warning" role="alert">
    <strong>${t('有两份不同的草稿', 'There are two different drafts')}</strong>
    <p>${t('这台电脑上的草稿和服务器上的不一样（可能在别处改过、填报过或删除过）。请选择用哪一份；另一份不再保留。', 'The draft on this computer differs from the one on the service, which may have been changed, posted or removed elsewhere. Choose one; the other is not kept.')}</p>
    <p class="actions">
      <button type="button" @click=${() => choose(page, here, true)}>${t(`用这台电脑上的（${time(here.savedAt)}）`, `The one on this computer (${time(here.savedAt)})`)}</button>
      <button type="button" @click=${() => choose(page, service, false)}>${service ? t(`用服务器上的（${time(service.savedAt)}）`, `The one on the service (${time(service.savedAt)})`) : t('不要这台电脑上的，用最新填报', 'Neither; begin with the newest revision')}</button>
    </p></div>`;
}

/** What is said about the draft that the page goes on with. */
export function restored(page) {
  if (!page.restored || page.posted) {
    return nothing;
  }
  const { choice, copy, fromHere } = page.restored;
  if (choice) {
    return choices(page, choice);
  }
  const { project } = page;
  const older = copy.declarationVersion < project.declarationVersion;
  const overtaken = copy.revision < project.revision;
  return html`<div class="message way ${older || overtaken ? 'warning' : ''}" role="status" id="restored">
    <div><p>${fromHere ? t(`已恢复这台电脑上 ${time(copy.savedAt)} 的草稿。`, `Restored the draft of ${time(copy.savedAt)} from this computer.`) : t(`已恢复服务器上 ${time(copy.savedAt)} 的草稿。`, `Restored the draft of ${time(copy.savedAt)} from the service.`)}</p>
    ${older ? html`<p>${t(`草稿是按申报表第 ${copy.declarationVersion} 版填写的，现在是第 ${project.declarationVersion} 版；请核对各行的指标值。`, `It was filled in for declaration version ${copy.declarationVersion}; now there is version ${project.declarationVersion}. Check the targets.`)}</p>` : nothing}
    ${overtaken ? html`<p>${t(`开始写这份草稿之后，项目又有了第 ${project.revision} 次填报。`, `Since it was begun the project has got revision ${project.revision}.`)}</p>` : nothing}</div>
    <p class="actions"><button type="button" @click=${() => discard(page)}>${t('放弃草稿，用最新填报', 'Drop it and begin with the newest revision')}</button></p>
  </div>`;
}
