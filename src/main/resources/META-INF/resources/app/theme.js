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

function channels(written) {
  return written.match(/[\d.]+/g).slice(0, 3).map(Number);
}

/** A colour between two, as they are drawn: `share` 0 is the first, 1 the second. */
export function between(one, other, share) {
  const [from, to] = [channels(one), channels(other)];
  return `rgb(${from.map((channel, n) => Math.round(channel + (to[n] - channel) * share)).join(', ')})`;
}

/** Relative luminance as WCAG 2 has it. */
function luminance(written) {
  const [red, green, blue] = channels(written).map(channel => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Which of two inks is read better on a ground. */
export function inkOn(ground, one, other) {
  const contrast = ink => {
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  return contrast(one) >= contrast(other) ? one : other;
}
