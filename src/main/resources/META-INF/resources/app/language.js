// Both languages of a text stand side by side where it is used, so that none can be forgotten.
import { preference, setPreference } from './preferences.js';

/** 'zh-CN' or 'en'. Chinese unless somebody chose otherwise. */
export const language = preference('language') === 'en' ? 'en' : 'zh-CN';

document.documentElement.lang = language;

/** The text in the language that was chosen. */
export function t(chinese, english) {
  return language === 'en' ? english : chinese;
}

/** The text of an answer that brings both: {zh, en}. */
export function said(texts) {
  return texts ? t(texts.zh, texts.en) : '';
}

/** Takes effect by loading the page anew: every text is made when it is drawn. */
export function setLanguage(chosen) {
  setPreference('language', chosen);
  location.reload();
}
