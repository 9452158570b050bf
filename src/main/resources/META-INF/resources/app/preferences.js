// Kept in cookies: signing out clears what the browser stores for the page, and the choice of a language should outlive that.
const YEAR = 365 * 24 * 60 * 60;

/** What was chosen before, or null. */
export function preference(name) {
  const found = document.cookie.split('; ').find(pair => pair.startsWith(`jiheng-${name}=`));
  return found ? decodeURIComponent(found.split('=')[1]) : null;
}

export function setPreference(name, value) {
  document.cookie = `jiheng-${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR}; samesite=lax`;
}
