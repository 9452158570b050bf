// Who goes by the keyboard is not thrown back to the beginning when what had the focus is gone, or cannot have it for a while.
const STOPS = 'a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),summary,[tabindex="0"]';

/** Where the focus was. The browser keeps it up to date while nodes around it come and go. */
const place = document.createRange();
/** What lost the focus, until somebody has it again. */
let lost = null;

/** Calls `draw`, which draws inside `host`, and sees to the focus afterwards. */
export function keepingFocus(host, draw) {
  const focused = document.activeElement;
  const held = focused !== host && host.contains(focused) && focused.matches(':focus-visible');
  if (held) {
    place.setStartBefore(focused);
    place.collapse(true);
  }
  draw();
  if (held && (document.activeElement !== focused || focused.disabled)) {
    lost = focused;
  }
  if (lost) {
    // Parts that are new draw themselves first.
    setTimeout(giveBack);
  }
}

/** To what lost it, once it is there and can have it, otherwise to what stands in its place. */
function giveBack() {
  const now = document.activeElement;
  if (!lost || (now && now !== document.body && now !== lost)) {
    lost = null;
  } else if (!lost.isConnected) {
    lost = null;
    inItsPlace()?.focus({ preventScroll: true });
  } else if (!lost.disabled) {
    lost.focus({ preventScroll: true });
    lost = null;
  }
}

/** What comes next in the page, or else what comes last. */
function inItsPlace() {
  const stops = [...document.querySelectorAll('main :is(' + STOPS + ')')].filter(stop => stop.checkVisibility());
  return stops.find(stop => place.comparePoint(stop.parentNode, [...stop.parentNode.childNodes].indexOf(stop)) >= 0) ?? stops.at(-1);
}
