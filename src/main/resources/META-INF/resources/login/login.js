import { language, setLanguage, t } from '/app/language.js';
// The scheme that was chosen takes effect by being read.
import '/app/theme.js';

const form = document.getElementById('sign-in');
const problem = document.getElementById('problem');

function speak() {
  const other = document.getElementById('language');
  if (language === 'en') {
    document.querySelectorAll('[data-en]').forEach(part => (part.textContent = part.dataset.en));
    other.textContent = '中文';
    other.lang = 'zh-CN';
  }
  other.addEventListener('click', () => setLanguage(language === 'en' ? 'zh-CN' : 'en'));
}

/** Where to go afterwards: a path of this service, never another site. */
function target() {
  try {
    const to = new URL(new URLSearchParams(location.search).get('to') ?? '/', location.origin);
    // Whole, because a path alone that begins with two slashes names another host.
    return to.origin === location.origin ? to.href : '/';
  } catch {
    return '/';
  }
}

/** Why the service refused, in its words; something in between may have answered in its place. */
async function refusal(answer) {
  if (answer.status === 401) {
    return t('用户名或密码不对。', 'The name or the password is wrong.');
  }
  const said = await answer.json().catch(() => ({}));
  return said.detail ?? t(`服务没有接受登录（${answer.status}），请稍后再试。`, `The service did not accept this (${answer.status}); try again later.`);
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  problem.textContent = '';
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const answer = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify({ name: form.elements.name.value, password: form.elements.password.value }),
    });
    if (answer.ok) {
      location.assign(target());
      return;
    }
    problem.textContent = await refusal(answer);
  } catch {
    problem.textContent = t('服务暂时无法连接，请稍后再试。', 'The service cannot be reached; try again later.');
  } finally {
    button.disabled = false;
  }
});

speak();
