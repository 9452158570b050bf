import { preference, setPreference } from './preferences.js';

/** 'auto', 'light' or 'dark'. */
export function theme() {
  return preference('theme') ?? 'auto';
}

/** Charts are drawn on a canvas and have to be told; they listen to this. */
export const themeChanges = new EventTarget();

export function setTheme(chosen) {
  setPreference('theme', chosen);
  apply();
}

function apply() {
  const chosen = theme();
  document.documentElement.style.colorScheme = chosen === 'auto' ? 'light dark' : chosen;
  themeChanges.dispatchEvent(new Event('change'));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
apply();

/** The value of a colour of the style sheet, such as '--accent', as it is drawn now. */
export function colour(name) {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
