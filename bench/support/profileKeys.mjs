// What one does in the middle of a profile while one writes it: each gives the text after so many strokes.

/**
 * @typedef {object} Edit
 * @property {string} edit what it is
 * @property {string} text before the first stroke
 * @property {(stroke: number) => string} textAfter
 */

/**
 * A part of the text is written otherwise at each stroke.
 * @param {string} text
 * @param {RegExp} part
 * @param {(stroke: number, part: string) => string} write
 * @param {string} [edit]
 * @returns {Edit}
 */
export function rewritten(text, part, write, edit) {
  const { before, found, after } = middle(text, part);
  return {
    edit: edit ?? write(0, found).trim(),
    text,
    textAfter: (stroke) => `${before}${write(stroke, found)}${after}`,
  };
}

/** All that one does to a profile whose names stand on lines of their own. @param {string} text @param {'json' | 'yaml'} form */
export function lifelikeEdits(text, form) {
  const { name, value, rule, newRule } = forms[form];
  return [
    rewritten(text, name, (stroke, part) => part.replace(/[a-z0-9_]+/, `readv${stroke}`), 'a name'),
    rewritten(
      text,
      name,
      (stroke, part) => part.replace(/"?[a-z0-9_]+"?,?/, `"readv${stroke}`),
      'a half-typed name',
    ),
    rewritten(text, value, (stroke, part) => `${part}${stroke + 1}`, 'a condition'),
    deleting(text, name),
    rewritten(
      text,
      rule,
      (stroke, part) => `${part.replace(/\S.*/, newRule.slice(0, stroke + 1))}${part}`,
      'a rule is typed',
    ),
  ];
}

/** One line after the other goes. @param {string} text @param {RegExp} line @returns {Edit} */
function deleting(text, line) {
  const { before, found, after } = middle(text, line);
  const rest = `${found}${after}`;
  const all = [...rest.matchAll(new RegExp(line, 'gm'))];
  return {
    edit: 'a line is deleted',
    text,
    textAfter: (stroke) => {
      let [kept, from] = ['', 0];
      for (const match of all.slice(0, stroke + 1)) {
        kept += rest.slice(from, match.index);
        from = match.index + match[0].length;
      }
      return `${before}${kept}${rest.slice(from)}`;
    },
  };
}

const forms = {
  json: {
    name: /^ +"[a-z0-9_]+",?\n/m,
    value: /"value": /,
    rule: /^ +\{\n(?= +"names")/m,
    newRule:
      '{ "names": ["getpid", "gettid", "getppid", "getuid", "geteuid", "getgid"], "action": "SCMP_ACT_ALLOW", "args": [] },',
  },
  yaml: {
    name: /^ +- [a-z0-9_]+\n/m,
    value: /value: /,
    rule: /^ +- names:\n/m,
    newRule:
      '- { action: SCMP_ACT_ALLOW, names: [getpid, gettid, getppid, getuid, geteuid, getgid, getegid, getpgid, getpgrp, getsid] }',
  },
};

/** The first one that stands behind the middle. @param {string} text @param {RegExp} part */
function middle(text, part) {
  const half = text.indexOf('\n', text.length / 2) + 1;
  const match = part.exec(text.slice(half));
  const [found = ''] = match ?? [];
  const at = half + (match?.index ?? 0);
  return { before: text.slice(0, at), found, after: text.slice(at + found.length) };
}
