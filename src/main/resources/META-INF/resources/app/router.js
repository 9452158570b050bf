// Which page an address means, and going from one to another without loading everything again.
import { t } from './language.js';

/**
 * The roles that a page is for, as the service decides; without any it is for everybody. `first` is what a page reads before
 * anything else: it is asked for with its modules.
 */
export const PAGES = [
  { path: '/', tag: 'jh-overview', load: () => import('./overview/overview.js'), title: () => t('总览', 'Overview'), menu: true, first: '/years' },
  { path: '/projects', tag: 'jh-projects', load: () => import('./project/projects.js'), title: () => t('项目', 'Projects'), menu: true },
  { path: '/projects/:id', tag: 'jh-project', load: () => import('./project/project.js'), title: () => t('项目', 'Project') },
  { path: '/projects/:id/actuals', tag: 'jh-actuals', load: () => import('./actuals/actuals.js'), title: () => t('填报实际完成值', 'Post actuals') },
  { path: '/actuals', tag: 'jh-actuals-file', load: () => import('./actuals/actuals-file.js'), title: () => t('批量填报', 'Actuals by file'), menu: true, roles: ['auditor', 'admin'] },
  { path: '/import', tag: 'jh-import', load: () => import('./import/import.js'), title: () => t('导入申报表', 'Import'), menu: true, roles: ['auditor', 'admin'] },
  { path: '/rechecks', tag: 'jh-rechecks', load: () => import('./recheck/rechecks.js'), title: () => t('复核', 'Re-check'), menu: true, roles: ['auditor', 'admin'] },
  { path: '/rules', tag: 'jh-rulesets', load: () => import('./rules/rulesets.js'), title: () => t('规则', 'Rules'), menu: true },
  { path: '/rules/:name', tag: 'jh-ruleset', load: () => import('./rules/ruleset.js'), title: () => t('规则', 'Rules') },
  { path: '/audit', tag: 'jh-trail', load: () => import('./trail/trail.js'), title: () => t('审计日志', 'Trail'), menu: true, roles: ['reviewer', 'admin'] },
  { path: '/users', tag: 'jh-users', load: () => import('./users/users.js'), title: () => t('用户', 'Users'), menu: true, roles: ['admin'] },
  { path: '/account', tag: 'jh-account', load: () => import('./users/account.js'), title: () => t('我的账户', 'My account') },
];

function decoded(step) {
  try {
    return decodeURIComponent(step);
  } catch {
    // A lone % in an address that was typed.
    return null;
  }
}

/** The page of a path with what its address names, or null. */
export function pageOf(path) {
  const asked = path.replace(/(.)\/$/, '$1').split('/');
  for (const page of PAGES) {
    const steps = page.path.split('/');
    if (steps.length === asked.length && steps.every((step, n) => step === asked[n] || (step.startsWith(':') && asked[n] !== ''))) {
      const named = steps.flatMap((step, n) => (step.startsWith(':') ? [[step.slice(1), decoded(asked[n])]] : []));
      return named.some(([, name]) => name === null) ? null : { ...page, named: Object.fromEntries(named) };
    }
  }
  return null;
}

const addresses = new EventTarget();

/**
 * Tells an element, while it stands in the page, of the address: when it comes there, and at every change of the query. What stands in a
 * page is not told of the way to another, which would only make it read what nobody sees; `everywhere` is for the frame around them.
 *
 *   #address = new Address(this, () => this.requestUpdate());
 */
export class Address {
  #heard;

  constructor(host, heard, { everywhere = false } = {}) {
    this.#heard = () => {
      if (everywhere || location.pathname === this.path) {
        heard();
      }
    };
    host.addController(this);
  }

  hostConnected() {
    this.path = location.pathname;
    addresses.addEventListener('change', this.#heard);
    this.#heard();
  }

  hostDisconnected() {
    addresses.removeEventListener('change', this.#heard);
  }
}

let guard = null;
let keeper = null;
let here = location.href;

/**
 * Asked before the page is left, by any way; says in words what would be lost, or null. Of the page that set it.
 *
 * @param keep keeps what was typed in this browser, until the page is opened again, and answers whether it could; null where a page cannot
 */
export function guardLeaving(reason, keep = null) {
  guard = reason;
  keeper = keep;
}

/** What leaving now means for what was typed: 'nothing', 'kept' (in this browser) or 'lost'. */
export function atStake() {
  return !guard?.() ? 'nothing' : keeper?.() ? 'kept' : 'lost';
}

/** Goes to an address beyond these pages without asking: nothing is lost, or it was just asked. */
export function leaveFor(address) {
  guard = null;
  location.assign(address);
}

/** Asks where something would be lost; true when the page may go. */
export function mayLeave() {
  const loss = guard?.();
  if (loss && !confirm(loss)) {
    return false;
  }
  guard = null;
  return true;
}

/** Goes to an address of ours. */
export function go(address, { replace = false } = {}) {
  const target = new URL(address, location.href);
  if (target.pathname !== location.pathname && !mayLeave()) {
    return;
  }
  history[replace ? 'replaceState' : 'pushState'](null, '', target);
  here = location.href;
  addresses.dispatchEvent(new Event('change'));
}

/** The filters and the like that stand in the address. */
export function query() {
  return Object.fromEntries(new URLSearchParams(location.search));
}

/** Changes some of them and leaves the others; null, undefined or '' takes one out. */
export function setQuery(changes, options = { replace: true }) {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') {
      parameters.delete(name);
    } else {
      parameters.set(name, value);
    }
  }
  go(`${location.pathname}${parameters.size ? `?${parameters}` : ''}`, options);
}

addEventListener('popstate', () => {
  if (new URL(here).pathname !== location.pathname && !mayLeave()) {
    history.pushState(null, '', here);
    return;
  }
  here = location.href;
  addresses.dispatchEvent(new Event('change'));
});

addEventListener('beforeunload', event => {
  if (guard?.()) {
    event.preventDefault();
  }
});

/** Follows links to our own pages without loading everything again; all others are the browser's. */
addEventListener('click', event => {
  const link = event.composedPath().find(step => step instanceof HTMLAnchorElement);
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || event.defaultPrevented || !plain || link.target || link.hasAttribute('download')) {
    return;
  }
  const target = new URL(link.href);
  if (target.origin === location.origin && pageOf(target.pathname) && !(target.hash && target.pathname === location.pathname)) {
    event.preventDefault();
    go(target.href);
  }
});
