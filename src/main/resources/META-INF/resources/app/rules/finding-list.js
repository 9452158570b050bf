import { html, nothing } from 'lit';

/** Findings about files that are not open here, each with its place. `kind` draws what stands before it. */
export function findingList(findings, kind = () => nothing) {
  return html`<ul>${findings.map(f => html`<li>${kind(f)} ${f.file ?? ''}${f.line ? `:${f.line}` : ''} ${f.message}</li>`)}</ul>`;
}
