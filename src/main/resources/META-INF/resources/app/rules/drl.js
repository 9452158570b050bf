// How rule files and case files are coloured. Only a colouring: what is wrong with a text, the service says.
import { HighlightStyle, StreamLanguage } from '@codemirror/language';
import { tags } from '@lezer/highlight';

const KEYWORDS = new Set(['package', 'import', 'rule', 'when', 'then', 'end']);
const CONDITION_WORDS = new Set(['in', 'not', 'contains', 'str', 'startsWith', 'endsWith', 'true', 'false', 'null']);
const WORD = /^[\p{L}\p{N}_]+/u;

const TOKENS = {
  keyword: tags.keyword,
  operatorKeyword: tags.operatorKeyword,
  comment: tags.comment,
  string: tags.string,
  number: tags.number,
  fact: tags.typeName,
  property: tags.propertyName,
  verb: tags.function(tags.propertyName),
  name: tags.variableName,
  clause: tags.annotation,
  key: tags.propertyName,
};

/** Colours that the page's style sheet defines for light and dark. */
export const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: tags.operatorKeyword, color: 'var(--code-keyword)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: tags.typeName, color: 'var(--code-fact)', fontWeight: '600' },
  { tag: tags.function(tags.propertyName), color: 'var(--code-verb)' },
  { tag: tags.propertyName, color: 'var(--code-property)' },
  { tag: tags.variableName, color: 'var(--code-name)' },
  { tag: tags.annotation, color: 'var(--code-keyword)' },
]);

function comment(stream, state) {
  if (stream.skipTo('*/')) {
    stream.match('*/');
    state.inComment = false;
  } else {
    stream.skipToEnd();
  }
  return 'comment';
}

function words(facts, kind) {
  return new Set(facts.flatMap(fact => fact[kind].map(word => word.name)));
}

/**
 * The rule language as far as rule files use it.
 *
 * @param facts of the vocabulary: a word that is none of theirs stays uncoloured
 */
export function drl(facts) {
  const names = new Set(facts.map(fact => fact.name));
  const properties = words(facts, 'properties');
  const verbs = words(facts, 'verbs');
  return StreamLanguage.define({
    name: 'drl',
    startState: () => ({ inComment: false, afterPoint: false }),
    token(stream, state) {
      if (state.inComment) {
        return comment(stream, state);
      }
      if (stream.eatSpace()) {
        return null;
      }
      const afterPoint = state.afterPoint;
      state.afterPoint = false;
      if (stream.match('//')) {
        stream.skipToEnd();
        return 'comment';
      }
      if (stream.match('/*')) {
        state.inComment = true;
        return comment(stream, state);
      }
      if (stream.match(/^"[^"]*"?/) || stream.match(/^'[^']*'?/)) {
        return 'string';
      }
      if (stream.match(/^\d+(\.\d+)?/)) {
        return 'number';
      }
      if (stream.match(/^\$[\p{L}\p{N}_]*/u)) {
        return 'name';
      }
      if (stream.match(/^@[\p{L}\p{N}_]+/u)) {
        return 'clause';
      }
      const word = stream.match(WORD);
      if (!word) {
        state.afterPoint = stream.next() === '.';
        return null;
      }
      if (afterPoint) {
        return verbs.has(word[0]) ? 'verb' : null;
      }
      if (KEYWORDS.has(word[0])) {
        return 'keyword';
      }
      if (names.has(word[0])) {
        return 'fact';
      }
      return CONDITION_WORDS.has(word[0]) ? 'operatorKeyword' : properties.has(word[0]) ? 'property' : null;
    },
    languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } }, closeBrackets: { brackets: ['(', '"'] } },
    tokenTable: TOKENS,
  });
}

/** Cases and definitions, coloured plainly: comments, keys, texts and numbers. */
export const yaml = StreamLanguage.define({
  name: 'yaml',
  token(stream) {
    if (stream.eatSpace()) {
      return null;
    }
    if (stream.match(/^#.*/)) {
      return 'comment';
    }
    if (stream.match(/^"(\\.|[^"])*"?/) || stream.match(/^'[^']*'?/)) {
      return 'string';
    }
    if (stream.match(/^[\p{L}\p{N}_]+(?=\s*:(\s|$))/u)) {
      return 'key';
    }
    if (stream.match(/^-?\d+(\.\d+)?(?=\s*([,}\]#]|$))/)) {
      return 'number';
    }
    if (!stream.match(/^[^\s,{}[\]:]+/)) {
      stream.next();
    }
    return null;
  },
  languageData: { commentTokens: { line: '#' } },
  tokenTable: TOKENS,
});
