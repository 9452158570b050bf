import { announce, unsay } from './announce.js';
import { call, checkBefore, Problem, read } from './api.js';
import { t } from './language.js';
import { atStake, leaveFor } from './router.js';
import { keepNothing, windowKeeps } from './storage.js';

/** Where words wait for the page that this window loads next. */
const WORDS = 'jiheng-words';

/** Who is signed in: {name, roles, via, limits}. Read once for a visit. */
export const session = await read('/session');

const left = windowKeeps(storage => storage.getItem(WORDS));
if (left) {
  windowKeeps(storage => storage.removeItem(WORDS));
  announce(left, 'error');
}

/** Whether one of the roles is the caller's. The service decides; this only spares people buttons that would be refused. */
export function has(...roles) {
  return roles.some(role => session.roles.includes(role));
}

export async function signOut() {
  await call('DELETE', '/session');
  // The answer has cleared what was kept; pages keep what was typed once more as they go.
  keepNothing();
  location.assign('/login/');
}

/** Why nothing goes out any more: somebody else is signed in. null as long as nobody is. */
let replaced = null;
/** The comparison that is under way, or null. */
let looking = null;

/** What is said while somebody else is signed in and this page cannot be loaded anew for them; null otherwise. */
let other = null;

/** All windows of a browser have one session: in another one somebody else may have signed in. Throws a Problem then. */
async function compare(options) {
  const { name } = (await call('GET', '/session', options)).body;
  if (other) {
    unsay(other);
    other = null;
  }
  replaced = name === session.name ? null : replacedBy(name);
  if (replaced) {
    throw replaced;
  }
}

/** The page is loaded anew for who is signed in now, and what was typed stays the draft of who typed it; what cannot be kept stays on the page. */
function replacedBy(name) {
  const own = session.name;
  const stake = atStake();
  let words = t(`现在登录的是 ${name}（在这个浏览器的另一个窗口登录的），不是 ${own}。`, `Now ${name} is signed in (in another window of this browser), not ${own}.`);
  if (stake === 'lost') {
    words += t(`填写的内容还在这个页面上，但不会以 ${name} 的名义保存：请 ${own} 在新窗口重新登录后再回来，或放弃填写的内容。`,
      ` What was typed is still on this page and is not stored in the name of ${name}: ${own} can sign in again in a new window and go on here, or give it up.`);
    other = words;
    announce(words, 'error', { words: t('放弃并重新打开页面', 'Give it up and open the page anew'), run: () => leaveFor(location.pathname + location.search) });
  } else {
    words += t(`页面已重新打开。`, ` The page was opened anew.`) + (stake === 'kept'
      ? t(`${own} 填写的内容已留作 ${own} 在这台电脑上的草稿，${own} 重新登录后可以接着填；有人在这里退出登录时会清除。`,
        ` What ${own} typed is kept on this computer as a draft of ${own}, who can sign in again and go on; it is cleared when somebody signs out here.`)
      : '');
    windowKeeps(storage => storage.setItem(WORDS, words));
    leaveFor(location.pathname + location.search);
  }
  return new Problem(401, { title: t('现在登录的是别人', 'Somebody else is signed in'), detail: words });
}

checkBefore(async (ended, method) => {
  await looking;
  // What a timer stores while this window is in the background may follow a sign-in in another one.
  if (ended || other || (method !== 'GET' && !document.hasFocus())) {
    await compare();
  } else if (replaced) {
    throw replaced;
  }
});

/** Who comes back to this window may have signed in as somebody else meanwhile. That nobody is signed in the next call says. */
function look() {
  if (document.visibilityState === 'visible') {
    looking = compare({ stay: true }).catch(() => {}).finally(() => (looking = null));
  }
}

addEventListener('focus', look);
document.addEventListener('visibilitychange', look);
