// What the form has on paper only. A browser breaks cells that span rows at the wrong height when a row goes on over the page.
import { html, nothing } from 'lit';

/** A line at the end of every page on which its table stands, and at the beginning of those where it has no head. */
export const edge = html`<tr><td colspan="9"></td></tr>`;

/**
 * In the place of a cell that spans rows: one in each of them, without a line between, and the words in the middle one.
 *
 * @param n which of them it is, from 0
 * @param of how many there are
 */
export function part(words, n, of) {
  return html`<td class="paper ${n < of - 1 ? 'goes-on' : ''}">${n === Math.floor((of - 1) / 2) ? words : nothing}</td>`;
}
