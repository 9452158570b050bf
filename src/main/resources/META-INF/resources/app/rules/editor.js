import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, highlightActiveLine, keymap, lineNumbers, WidgetType } from '@codemirror/view';
import { language, t } from '../language.js';
import { severity } from '../format.js';
import { completion } from './completion.js';
import { colours, drl, yaml } from './drl.js';
import { look } from './editor-look.js';

/** CodeMirror's own words. */
const PHRASES = language === 'en' ? {} : {
  Find: '查找', Replace: '替换为', next: '下一个', previous: '上一个', all: '全部', 'match case': '区分大小写', 'by word': '整词',
  regexp: '正则', replace: '替换', 'replace all': '全部替换', close: '关闭', Completions: '可写的词', Diagnostics: '问题',
  'No diagnostics': '没有问题', 'Control character': '控制字符', 'current match': '当前匹配', 'on line': '行',
  'replaced $ matches': '已替换 $ 处', 'replaced match on line $': '已替换第 $ 行', 'Selection deleted': '已删除所选',
};

/**
 * Writing over a selection is done by the editor. The browser would keep the colour of the first word of it, by a style in an attribute,
 * which the policy of the page forbids.
 */
const overSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== 'insertText' || empty || !text || view.composing || view.state.readOnly) {
      return false;
    }
    event.preventDefault();
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some(handle => handle(view, from, to, text, insert))) {
      view.dispatch(insert());
    }
    return true;
  },
  // What an input method composes cannot be held back; there is nothing left for it to write over.
  compositionstart(event, view) {
    if (!view.state.selection.main.empty && !view.state.readOnly) {
      view.dispatch(view.state.replaceSelection(''), { userEvent: 'delete.selection' });
    }
    return false;
  },
});

/** A finding in words, below the line that it is about. */
class Sentence extends WidgetType {
  constructor(finding) {
    super();
    this.finding = finding;
  }

  eq(other) {
    return JSON.stringify(other.finding) === JSON.stringify(this.finding);
  }

  toDOM() {
    const line = document.createElement('div');
    line.className = `sentence ${this.finding.severity}`;
    const kind = document.createElement('strong');
    kind.textContent = `${severity(this.finding.severity)}${t('：', ': ')}`;
    line.append(kind, inWords(this.finding));
    return line;
  }
}

/** The sentence of a finding with what would be accepted, where the sentence does not say so itself. */
export function inWords(finding) {
  return finding.message + (finding.allowed && !finding.message.includes(finding.allowed) ? t(` 可以写：${finding.allowed}`, ` Allowed: ${finding.allowed}`) : '');
}

const setSentences = StateEffect.define();

const sentences = StateField.define({
  create: () => Decoration.none,
  update(shown, change) {
    const set = change.effects.find(effect => effect.is(setSentences));
    return set ? set.value : shown.map(change.changes);
  },
  provide: field => EditorView.decorations.from(field),
});

/** From the place of a finding to the end of its word, within the text as it is now. */
function range(doc, finding) {
  const line = doc.line(Math.min(finding.line, doc.lines));
  const from = Math.min(line.from + (finding.column ?? 1) - 1, line.to);
  const word = finding.column ? /^[\p{L}\p{N}_$]+|^./u.exec(line.text.slice(from - line.from))?.[0].length : undefined;
  return { from: finding.column ? from : line.from, to: word ? from + word : line.to, line };
}

/**
 * A text editor for rule files. It lives in a shadow root, where CodeMirror mounts adopted style sheets: the policy of the page allows
 * no others. Tells an event `edit` with the text, and `run` for F9 or Ctrl-Enter.
 */
class Editor extends HTMLElement {
  #view = null;
  #readOnly = new Compartment();
  #language = new Compartment();
  #facts = [];
  #path = '';
  #findings = [];
  #locked = false;

  connectedCallback() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' });
    }
    this.#view ??= new EditorView({ parent: this.shadowRoot, root: this.shadowRoot, state: this.#state('') });
  }

  disconnectedCallback() {
    this.#view.destroy();
    this.#view = null;
  }

  /** Shows another file, with a history of its own; the same file with another text only where it was changed from outside. */
  show({ path, text, facts, locked }) {
    const other = path !== this.#path || facts !== this.#facts;
    this.#path = path;
    this.#facts = facts;
    this.#locked = locked;
    if (other || this.#view.state.doc.toString() !== text) {
      this.#view.setState(this.#state(text));
      this.mark(this.#findings);
    } else {
      this.#view.dispatch({ effects: this.#readOnly.reconfigure(this.#lock()) });
    }
  }

  /** Underlines the findings of this file and says them below their lines. */
  mark(findings) {
    this.#findings = findings;
    const doc = this.#view.state.doc;
    const here = findings.filter(finding => finding.file === this.#path && finding.line !== null);
    const marks = here.map(finding => ({ finding, ...range(doc, finding) })).sort((a, b) => a.line.to - b.line.to);
    this.#view.dispatch(setDiagnostics(this.#view.state, marks.map(({ finding, from, to }) => ({
      from, to, severity: finding.severity === 'error' ? 'error' : 'warning', message: inWords(finding), source: finding.code,
    }))));
    this.#view.dispatch({
      effects: setSentences.of(Decoration.set(marks.map(({ finding, line }) =>
        Decoration.widget({ widget: new Sentence(finding), block: true, side: 1 }).range(line.to)))),
    });
  }

  /** Puts the cursor into a line. */
  goTo(line, column = 1) {
    const { from, to } = this.#view.state.doc.line(Math.min(line, this.#view.state.doc.lines));
    const at = Math.min(from + column - 1, to);
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    this.#view.focus();
  }

  #lock() {
    return [EditorState.readOnly.of(this.#locked), EditorView.contentAttributes.of({ 'aria-readonly': String(this.#locked) })];
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
    return true;
  }

  #state(text) {
    const rules = /\.(drl|dslr)$/.test(this.#path);
    const run = () => this.#say('run');
    return EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: 'F9', run }, { key: 'Mod-Enter', run }]),
        lineNumbers(), history(), bracketMatching(), highlightActiveLine(), search({ top: true }), EditorView.lineWrapping,
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorState.phrases.of(PHRASES), EditorState.tabSize.of(2),
        this.#language.of(rules ? [drl(this.#facts), closeBrackets(), autocompletion({ override: [completion(this.#facts)], icons: false })]
          : this.#path.endsWith('.yaml') ? yaml : []),
        syntaxHighlighting(colours), sentences, look,
        overSelection,
        EditorView.contentAttributes.of({ 'aria-label': t(`文件 ${this.#path} 的内容`, `Contents of ${this.#path}`), spellcheck: 'false', tabindex: '0' }),
        this.#readOnly.of(this.#lock()),
        EditorView.updateListener.of(change => change.docChanged && this.#say('edit', change.state.doc.toString())),
      ],
    });
  }
}

customElements.define('jh-editor', Editor);
