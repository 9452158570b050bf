import { EditorView } from '@codemirror/view';

const wavy = colour => ({ backgroundImage: 'none', textDecoration: `underline wavy ${colour}`, textDecorationSkipInk: 'none', paddingBottom: '0' });

/** How the editor looks, in the colours of the page. The images that CodeMirror draws under findings are forbidden by the policy. */
export const look = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--surface)', border: '1px solid var(--control)', borderRadius: '4px', fontSize: '13.5px' },
  '&.cm-focused': { outline: '3px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, "WenQuanYi Zen Hei Mono", monospace', lineHeight: '1.55', minHeight: '12rem', maxHeight: '60vh' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--muted)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-tint) 45%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-tint)', outline: '1px solid var(--accent)' },
  '.cm-lintRange-error': wavy('var(--bad)'),
  '.cm-lintRange-warning': wavy('var(--warning)'),
  '.cm-lintPoint::after': { borderBottomColor: 'var(--bad)' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line)' },
  '.cm-tooltip': { zIndex: '40', maxWidth: '36rem' },
  '.cm-tooltip-autocomplete > ul': { maxHeight: '16rem' },
  '.cm-tooltip-autocomplete > ul > li': { lineHeight: '1.6' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'var(--muted)' },
  'li[aria-selected] .cm-completionDetail': { color: 'var(--on-accent)' },
  '.cm-completionInfo': { padding: '.35rem .6rem' },
  '.cm-completionMatchedText': { textDecoration: 'underline' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },
  '.cm-panel input, .cm-textfield': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--control)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--control)' },
  '.cm-panel.cm-search label': { color: 'var(--text)' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--warning-tint)' },
  '.sentence': { whiteSpace: 'pre-wrap', margin: '0 .5rem .15rem 1.5rem', padding: '.1rem .5rem', borderLeft: '4px solid', borderRadius: '3px', fontFamily: 'system-ui, sans-serif' },
  '.sentence.error': { color: 'var(--bad)', backgroundColor: 'var(--bad-tint)' },
  '.sentence.warning': { color: 'var(--warning)', backgroundColor: 'var(--warning-tint)' },
});
