import { LitElement } from 'lit';
import { keepingFocus } from './focus.js';

/**
 * What every page and part is made of. It draws into the document itself and not into a shadow: one style sheet serves all, labels and
 * headings refer to each other across parts, and printing needs nothing special.
 */
export class Element extends LitElement {
  createRenderRoot() {
    return this;
  }

  update(changed) {
    keepingFocus(this, () => super.update(changed));
  }
}

let last = 0;

/** An id that no other element has. */
export function uniqueId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}
