// Amounts of money as people type them.
import { html, nothing } from 'lit';
import { money, moneyUnit, shifted } from './format.js';
import { t } from './language.js';

const PLAIN = /^-?\d{1,18}(\.\d{1,8})?$/;

/** A number in plain digits: full-width ones and marks between thousands are taken for what they are. null where it is none. */
export function plainNumber(text) {
  const narrow = text.normalize('NFKC').trim();
  const joined = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(narrow) ? narrow.replaceAll(',', '') : narrow;
  return PLAIN.test(joined) ? joined : null;
}

/** Money as typed, in 元 with 元, 万元 or nothing behind it: {yuan}, or {wrong} in words. Nothing typed is {yuan: null}. */
export function amount(text) {
  if (text.trim() === '') {
    return { yuan: null };
  }
  const parts = /^(.*?)(万元|万|元)?$/.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  const number = plainNumber(parts[1]);
  const tenThousands = parts[2]?.startsWith('万');
  const yuan = number !== null && tenThousands ? shifted(number, -4, 8) : number;
  const exact = yuan !== null && !yuan.startsWith('-') && /^\d{1,18}(\.\d{1,2}0*)?$/.test(yuan);
  return exact
    ? { yuan: yuan.replace(/(\.\d{2})0+$/, '$1') }
    : { wrong: t(`「${text.trim()}」不是金额；请填写数字，单位为元（或写明万元），最多精确到分。`, `"${text.trim()}" is no amount; give a number in yuan (or say 万元) with at most two decimals.`) };
}

/** What is typed as 万元, below its field: 287.22 typed for 万元 is seen to be 0.03 of them. */
export function inTenThousands(text) {
  const { yuan } = amount(text);
  return yuan ? html`<p>${t(`= ${money(yuan)} ${moneyUnit()}`, `= ${money(yuan)} × ${moneyUnit()}`)}</p>` : nothing;
}
