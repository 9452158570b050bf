// How figures are written. Decimals come as texts and stay texts: a number of the browser would lose digits.
import { language, t } from './language.js';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Moves the point of a plain decimal text left by `places` and rounds half up, away from zero, to `scale` digits. */
export function shifted(text, places, scale) {
  const parts = DECIMAL.exec(String(text));
  if (!parts) {
    return String(text);
  }
  const [, sign, whole, fraction = ''] = parts;
  // One integer and where its point is; then one division, so that it is rounded once.
  const digits = BigInt(whole + fraction);
  const excess = fraction.length + places - scale;
  let kept;
  if (excess <= 0) {
    kept = digits * 10n ** BigInt(-excess);
  } else {
    const unit = 10n ** BigInt(excess);
    kept = digits / unit + (2n * (digits % unit) >= unit ? 1n : 0n);
  }
  const padded = kept.toString().padStart(scale + 1, '0');
  const result = scale === 0 ? padded : `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
  return (kept === 0n ? '' : sign) + result;
}

function grouped(text) {
  const [whole, fraction] = text.split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}

const NOTHING = '—';

/** 元 as 万元 with two decimals. */
export function money(yuan) {
  return yuan === null || yuan === undefined ? NOTHING : grouped(shifted(yuan, 4, 2));
}

/** The words that go with `money`. */
export function moneyUnit() {
  return t('万元', '10,000 yuan');
}

/** 元 as 万元 and, since that is rounded, to the last cent as well. */
export function exactMoney(yuan) {
  return yuan === null || yuan === undefined ? NOTHING : t(`${money(yuan)} 万元（${count(yuan)} 元）`, `${money(yuan)} (10,000 yuan), ${count(yuan)} yuan`);
}

/** Points as they come, or a dash. */
export function points(text) {
  return text === null || text === undefined ? NOTHING : String(text);
}

/** A mean or a quartile with two decimals. */
export function mean(text) {
  return text === null || text === undefined ? NOTHING : shifted(text, 0, 2);
}

/** What two decimals with up to two places differ by, with its sign: the change to `now` from `before`. */
export function change(now, before) {
  const hundredths = text => BigInt(shifted(text, -2, 0));
  const difference = hundredths(now) - hundredths(before);
  return `${difference > 0n ? '+' : ''}${shifted(String(difference), 2, 2)}`;
}

/** As `change`, of money: in 万元. */
export function moneyChange(now, before) {
  const difference = money(change(now, before).replace('+', ''));
  return /^-|^0\.00$/.test(difference) ? difference : `+${difference}`;
}

/** A count with its thousands marked. */
export function count(number) {
  return number === null || number === undefined ? NOTHING : grouped(String(number));
}

/** How many of what, in English: 1 row, 2 rows. */
export function things(number, one, many = `${one}s`) {
  return `${count(number)} ${Number(number) === 1 ? one : many}`;
}

const TIMES = new Intl.DateTimeFormat(language, {
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/** An instant in the time of the reader. */
export function time(instant) {
  return instant ? TIMES.format(new Date(instant)) : NOTHING;
}

/** final or provisional in words. */
export function status(code) {
  return { final: t('正式', 'final'), provisional: t('暂定', 'provisional') }[code] ?? t('未评价', 'not evaluated');
}

/** The state of a submission in words. */
export function submissionState(code) {
  return {
    draft: t('草稿', 'draft'),
    submitted: t('已提交', 'submitted'),
    confirmed: t('已确认', 'confirmed'),
    returned: t('已退回', 'returned'),
  }[code] ?? NOTHING;
}

/** The severity of a finding in words. */
export function severity(code) {
  return { error: t('错误', 'error'), warning: t('警告', 'warning'), info: t('提示', 'note') }[code] ?? code;
}
