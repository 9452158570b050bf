const form = document.getElementById('sign-in');
const problem = document.getElementById('problem');

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

form.addEventListener('submit', async event => {
  event.preventDefault();
  problem.textContent = '';
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const answer = await fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: form.elements.name.value, password: form.elements.password.value }),
    });
    if (answer.ok) {
      location.assign(target());
      return;
    }
    problem.textContent = answer.status === 401 ? '用户名或密码不对。' : (await answer.json()).detail;
  } catch {
    problem.textContent = '服务暂时无法连接，请稍后再试。';
  } finally {
    button.disabled = false;
  }
});
