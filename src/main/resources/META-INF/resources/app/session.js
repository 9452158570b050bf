import { call, read } from './api.js';
import { keepNothing } from './storage.js';

/** Who is signed in: {name, roles, via, limits}. Read once for a visit. */
export const session = await read('/session');

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
