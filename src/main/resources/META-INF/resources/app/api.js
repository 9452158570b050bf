// All calls of the public REST API. The pages use nothing else.
import { announce, unsay } from './announce.js';
import { language, t } from './language.js';
import { atStake, leaveFor } from './router.js';

const BASE = '/api/v1';

/** An error as the service described it (RFC 9457), or the lack of an answer. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? t('服务没有说明原因。', 'The service gave no reason.'));
    this.name = 'Problem';
    /** The HTTP status; 0 where nothing answered. */
    this.status = status;
    this.type = body.type ?? '';
    this.title = body.title ?? '';
    /** What was wrong where: [{pointer, detail}]. */
    this.errors = body.errors ?? [];
    this.body = body;
  }
}

/** A path with its query; parameters that are null, undefined or empty are left out, lists are repeated. */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') {
        query.append(name, one);
      }
    }
  }
  return `${BASE}${path}${query.size ? `?${query}` : ''}`;
}

const ENDED = {
  nothing: t('登录已结束，请重新登录。', 'You are signed out. Sign in again.'),
  kept: t('登录已结束（可能在别处退出了，或太久没有操作）。填写的内容已留在这台电脑上，重新登录后可以接着填。',
    'You are signed out (elsewhere perhaps, or after a long pause). What you typed is kept on this computer; sign in again and go on.'),
  lost: t('登录已结束（可能在别处退出了，或太久没有操作）。填写的内容还在这个页面上：请在新窗口登录，再回到这里继续。',
    'You are signed out (elsewhere perhaps, or after a long pause). What you typed is still on this page: sign in in a new window, then go on here.'),
};
/** What is said of a session that has ended, as long as it has. */
let ended = null;
/** Throws a Problem where it is not the person any more whose page this is; told whether the session had ended, and the method of the call. The session sets it. */
let before = null;

/** Has `check` called before each call but the question who is signed in. */
export function checkBefore(check) {
  before = check;
}

function toSignIn() {
  const to = location.pathname + location.search;
  leaveFor(`/login/?to=${encodeURIComponent(to)}`);
}

/** Who is not signed in is led to the sign-in page, unless that would cost what was typed: then it is told, and they go when they want. */
function notSignedIn() {
  const stake = atStake();
  if (stake === 'nothing') {
    toSignIn();
  } else {
    if (ended !== ENDED[stake]) {
      // What is at stake can change while nobody is signed in.
      signedIn();
    }
    ended = ENDED[stake];
    announce(ended, 'error', stake === 'kept'
      ? { words: t('重新登录', 'Sign in again'), run: toSignIn }
      : { words: t('在新窗口登录', 'Sign in in a new window'), run: () => open('/login/', '_blank', 'noopener') });
  }
  return new Problem(401, { title: t('登录已结束', 'Signed out'), detail: ENDED[stake] });
}

function signedIn() {
  if (ended) {
    unsay(ended);
    ended = null;
  }
}

function problemOf(status, text) {
  let body = {};
  try {
    body = JSON.parse(text);
  } catch {
    // A proxy in between answers in its own words; the status has to do.
  }
  return new Problem(status, body);
}

/** A call whose answer is good, else a Problem. */
async function ask(path, parameters, options, accept, stay = false) {
  if (path !== '/session' || options.method !== 'GET') {
    await before?.(ended !== null, options.method);
  }
  let answer;
  try {
    answer = await fetch(address(path, parameters), { ...options, headers: { Accept: accept, 'Accept-Language': language, ...options.headers } });
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : lost();
  }
  if (answer.status === 401 && !stay) {
    throw notSignedIn();
  }
  if (!answer.ok) {
    throw problemOf(answer.status, await taken(answer.text()));
  }
  signedIn();
  return answer;
}

/** What comes with an answer that is good: the connection can still break, and something in between answer in its place. */
async function taken(reading) {
  try {
    return await reading;
  } catch (failure) {
    throw failure.name === 'AbortError' ? failure : lost();
  }
}

function lost() {
  return new Problem(0, { detail: t('服务暂时无法连接，请稍后再试。', 'The service cannot be reached; try again later.') });
}

function parsed(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(status, { detail: t('收到的回答无法读取，可能不是本服务发出的。', 'The answer cannot be read; it may not be from this service.') });
  }
}

/**
 * One call. Answers {body, etag, status}; body is the JSON, or null where there is none.
 * Throws a Problem. With `stay`, a 401 is about what was sent and not about the session.
 */
export async function call(method, path, { parameters, body, type, headers = {}, signal, stay } = {}) {
  const asJson = body !== undefined && type === undefined;
  const answer = await ask(path, parameters, {
    method,
    signal,
    headers: { ...(asJson ? { 'Content-Type': 'application/json' } : type ? { 'Content-Type': type } : {}), ...headers },
    body: asJson ? JSON.stringify(body) : body,
  }, 'application/json, application/problem+json', stay);
  const text = await taken(answer.text());
  return { body: text === '' ? null : parsed(text, answer.status), etag: answer.headers.get('ETag'), status: answer.status };
}

/** The body of a GET. */
export async function read(path, parameters, signal) {
  return (await call('GET', path, { parameters, signal })).body;
}

/** A file of the service that is plain text. Throws a Problem. */
export async function readText(path, parameters, signal) {
  return taken((await ask(path, parameters, { signal }, 'text/plain, application/problem+json')).text());
}

/** Every item of a list, page by page. `seen` is told how many there are so far. */
export async function readAll(path, parameters, signal, seen = () => {}) {
  const items = [];
  let cursor = null;
  do {
    const page = await read(path, { limit: 500, ...parameters, cursor }, signal);
    items.push(...page.items);
    seen(items.length);
    cursor = page.next;
  } while (cursor);
  return items;
}

/** A key for one intent: sending it again does not store again. */
export function idempotencyKey() {
  return crypto.randomUUID();
}

/**
 * Sends a file with progress, which fetch cannot tell.
 * `progress` gets a number from 0 to 1. Answers the body; throws a Problem.
 */
export async function upload(path, { parameters, file, type, headers = {}, progress = () => {}, signal }) {
  await before?.(ended !== null, 'POST');
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path, parameters));
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', language);
    if (type) {
      request.setRequestHeader('Content-Type', type);
    }
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () =>
      reject(new Problem(0, { detail: t('上传中断，什么也没有保存。', 'The upload broke off; nothing was stored.') }));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      try {
        if (request.status === 401) {
          throw notSignedIn();
        }
        if (request.status >= 400) {
          throw problemOf(request.status, request.responseText);
        }
        signedIn();
        resolve(parsed(request.responseText, request.status));
      } catch (problem) {
        reject(problem);
      }
    };
    if (signal?.aborted) {
      request.onabort();
      return;
    }
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Fetches a file and hands it to the browser to keep, under the name that the service gives it. */
export async function download(path, parameters, accept, name) {
  const answer = await ask(path, parameters, {}, accept);
  const given = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '');
  save(await taken(answer.blob()), given ? decodeURIComponent(given[1]) : name);
}

/** Hands something to the browser to keep as a file. */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
