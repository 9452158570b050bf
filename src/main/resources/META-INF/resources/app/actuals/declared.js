// Which indicators are declared now, and what was typed for those that are not any more: it has no row, and is told.
import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { read } from '../api.js';
import { t } from '../language.js';
import { FIELDS, ofSaved, toSaved } from './typed.js';

/** The names of all indicators that the project or its evaluation knows, by id: an evaluation can rest on an older declaration. */
export function namesOf({ project, evaluation }) {
  return [...(evaluation?.indicators ?? []).map(row => [row.indicatorId, row.name]), ...project.indicators.map(one => [one.id, one.name])];
}

/** Puts what is in the form into the rows that are declared now, each with its own indicator. */
export function declaredNow(page) {
  const { live, project } = page;
  const same = live.project.declarationVersion === project.declarationVersion;
  live.project = project;
  if (same) {
    return;
  }
  const without = page.left.filter(item => project.indicators.some(one => one.id === item.indicator));
  const { form, left } = ofSaved(project, toSaved(page.form, page.left));
  page.form = form;
  page.left = left;
  if (page.dirty || without.length > 0) {
    // What had no row has one again, and is posted with the next.
    page.changed();
  }
}

/** Looks whether the declaration was adjusted since the page was read, and goes on with the one that counts now. Answers whether it was. */
export async function followDeclaration(page) {
  const now = await read(`/projects/${page.project.id}`);
  if (now.declarationVersion === page.project.declarationVersion) {
    return false;
  }
  // That somebody has posted is another question, which is asked before posting.
  page.project = { ...now, revision: page.project.revision };
  now.indicators.forEach(one => page.names.set(one.id, one.name));
  declaredNow(page);
  announce(t(`申报表刚刚调整为第 ${now.declarationVersion} 版。填写的内容已放到各自的指标行里，请核对后再填报。`, `The declaration has just been adjusted (version ${now.declarationVersion}). What was typed stands in the rows of its indicators; check it, then post.`), 'error');
  await page.live.run(page.form);
  return true;
}

/** Looks up in this declaration and those before it what indicators were called for which something was typed, and which are gone. */
export async function learnNames(page, version) {
  if (version < 1 || page.left.every(item => page.names.has(item.indicator))) {
    return;
  }
  try {
    const { indicators } = await read(`/projects/${page.project.id}/declarations/${version}`);
    indicators.forEach(one => page.names.has(one.id) || page.names.set(one.id, one.name));
    page.requestUpdate();
    await learnNames(page, version - 1);
  } catch {
    // What was typed is told all the same.
  }
}

function texts(item) {
  return [...FIELDS.map(field => item[field]), ...(item.byUnit ?? []).map(one => `${one.name} ${one.value ?? `${one.percent}%`}`)].filter(Boolean).join(t('；', '; '));
}

/** What was typed for indicators that are declared no longer. */
export function gone(page) {
  return page.left.length === 0 ? nothing : html`<div class="message warning" role="status" id="gone">
    <p>${t('下面几行的指标在现在的申报表中没有了，没有地方可填，再填报时不包括；需要的请抄到对应的行里：', 'The indicators of these rows are no longer declared; they have no place here, and the next post leaves them out. Copy what is needed into the row where it belongs:')}</p>
    <ul>${page.left.map(item => html`<li>${page.names.has(item.indicator) ? html`<strong>${page.names.get(item.indicator)}</strong>${t('：', ': ')}` : nothing}${texts(item)}</li>`)}</ul></div>`;
}
