// What may be written at a place in a rule, from the vocabulary of the service.
import { snippetCompletion } from '@codemirror/autocomplete';
import { t } from '../language.js';

const NEW_RULE = 'rule "${名称}" @依据("${条款}")\nwhen ${\\$i} : ${Indicator}( ${条件} )\nthen ${\\$i}.${动作};\nend\n';

/** Comments and texts blanked out, as long as before: brackets and words in them mean nothing. */
function bare(text) {
  return text.replace(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"[^"\n]*"/g, found => found.replace(/[^\n]/g, ' '));
}

/** The rule that is being written, up to the cursor. */
function ruleBefore(text) {
  const begin = [...bare(text).matchAll(/^\s*rule\b/gm)].at(-1)?.index;
  return begin === undefined || /^\s*end\b/m.test(bare(text).slice(begin)) ? null : text.slice(begin);
}

/** The fact whose brackets are open at the end of the text, or null. */
function openFact(written) {
  const opens = [];
  for (const step of written.matchAll(/(\w+)?\s*\(|\)/g)) {
    if (step[0] === ')') {
      opens.pop();
    } else {
      opens.push(step[1]);
    }
  }
  return opens.length === 0 ? null : opens[0];
}

function option(word, type) {
  const unit = word.unit ? t(`，单位：${word.unit}`, `, in ${word.unit}`) : '';
  const values = word.values ? t(`；只有：${word.values.join('、')}`, `; one of: ${word.values.join(', ')}`) : '';
  return { label: word.name, type, detail: word.title, info: `${word.title}${unit}${values}\n${word.example}` };
}

/** A verb with its parameters to fill in, as its example writes them. */
function verbOption(word) {
  const call = /\.\w+\((.*)\)/.exec(word.example)?.[1] ?? '';
  const fields = call.split(/,\s*/).filter(part => part !== '').map(part =>
    part.startsWith('"') ? `"\${${part.slice(1, -1).replace(/[{}$]/g, '')}}"` : `\${${part.replace(/[{}$]/g, '')}}`);
  return snippetCompletion(`${word.name}(${fields.join(', ')})`, option(word, 'function'));
}

/** A source for @codemirror/autocomplete. */
export function completion(facts) {
  const byName = new Map(facts.map(fact => [fact.name, fact]));
  return context => {
    const text = context.state.sliceDoc(0, context.pos);
    if (/\/\//.test(text.slice(text.lastIndexOf('\n') + 1).replace(/"[^"]*"/g, ''))) {
      // Within a comment.
      return null;
    }
    const rule = ruleBefore(text);
    if (rule === null) {
      const word = context.matchBefore(/\w+/);
      return word || context.explicit
        ? { from: word?.from ?? context.pos, options: [snippetCompletion(NEW_RULE, { label: 'rule', type: 'keyword', detail: t('写一条新规则', 'write a new rule') })] }
        : null;
    }
    const written = bare(rule);
    const conditions = written.split(/\bthen\b/)[0];
    if (/\bthen\b/.test(written)) {
      return verbs(context, byName, conditions);
    }
    const value = /(\w+)\s*(?:==|!=|contains|str\[startsWith\]|in\s*\([^)]*)\s*"([^"\n]*)$/.exec(rule);
    if (value) {
      return values(context, byName.get(openFact(conditions)), value);
    }
    const quotes = rule.split('\n').at(-1).split('"').length - 1;
    if (quotes % 2 === 1 || !/\bwhen\b/.test(conditions)) {
      return null;
    }
    const word = context.matchBefore(/[\w]*/);
    if (!context.explicit && word.from === word.to) {
      return null;
    }
    const fact = byName.get(openFact(conditions));
    const options = fact
      ? fact.properties.map(property => option(property, 'property'))
      : facts.map(one => snippetCompletion(`${one.name}( \${} )`, { label: one.name, type: 'class', detail: one.title }));
    return { from: word.from, options, validFor: /^\w*$/ };
  };
}

function verbs(context, byName, conditions) {
  const before = context.matchBefore(/\$[\p{L}\p{N}_]*\.\w*/u);
  if (!before) {
    return null;
  }
  const name = before.text.split('.')[0];
  const fact = [...conditions.matchAll(/(\$[\p{L}\p{N}_]*)\s*:\s*(\w+)\s*\(/gu)].find(pattern => pattern[1] === name)?.[2];
  const known = byName.get(fact);
  return known
    ? { from: before.from + name.length + 1, options: known.verbs.map(verbOption), validFor: /^\w*$/ }
    : null;
}

function values(context, fact, [, property, typed]) {
  const known = fact?.properties.find(one => one.name === property)?.values;
  return known
    ? { from: context.pos - typed.length, options: known.map(label => ({ label, type: 'constant' })), validFor: /^[^"]*$/ }
    : null;
}
