import { describe, expect, it } from 'vitest';
import { type PathStep, pathAt } from '../../server/src/syntax/navigate.ts';
import { parseText } from '../../server/src/syntax/parse.ts';
import type { MappingNode, SequenceNode } from '../../server/src/syntax/tree.ts';

/** The place in short: `key` in the key, `key>` in its value, `[0]` in an item, then what is there. */
function place(marked: string, language: 'yaml' | 'json' = 'yaml'): string {
  const offset = marked.indexOf('$0');
  const document = parseText(language, marked.replace('$0', '')).slices[0]?.document;
  return document === undefined ? 'no document' : pathAt(document, offset).map(printStep).join(' ');
}

function printStep(step: PathStep): string {
  switch (step.kind) {
    case 'entry':
      return `${String(step.entry.key.value)}${step.part === 'value' ? '>' : ''}`;
    case 'item':
      return `[${step.index}]`;
    case 'leaf':
      return step.node.kind === 'scalar' ? JSON.stringify(step.node.source) : step.node.kind;
    case 'gap': {
      const list = step.sequence === undefined || step.sequence === step.container ? '' : ' or list';
      return `gap@${step.column} ${printContainer(step.container)}${list}`;
    }
  }
}

function printContainer(container: MappingNode | SequenceNode | undefined): string {
  if (container === undefined) return 'value';
  if (container.kind === 'sequence') return `list(${container.items.length})`;
  return `{${container.entries.map((entry) => entry.key.value).join()}}`;
}

const spec = `spec:
  podSelector: {}
  ingress:
  - from:
    - podSelector: {}
`;

describe('a place in YAML', () => {
  it.each([
    ['po$0rt: 80\n', 'port "port"'],
    ['port$0: 80\n', 'port "port"'],
    ['port: 8$00\n', 'port> "80"'],
    ['port: 80$0\n', 'port> "80"'],
    ['port:$0\n', 'port> ""'],
    ['port: $0\n', 'port> ""'],
    ['port: 80 $0\n', 'port> gap@0 value'],
    ['port: 80 # c$0\n', 'port> gap@0 value'],
    ['a:\n  - $0\n', 'a> [0] ""'],
    ['a:\n  - b: 1\n    c: $0\n', 'a> [0] c> ""'],
    ['$0', 'gap@0 value'],
    ['# c\n$0\n', 'gap@0 value'],
    ['---\n$0\n', 'gap@0 value'],
    ['apiVer$0', '"apiVer"'],
    [`${spec}$0`, 'gap@0 {spec}'],
    [`${spec}  $0`, 'spec> gap@2 {podSelector,ingress} or list'],
    [`${spec}    $0`, 'spec> ingress> [0] gap@4 {from} or list'],
    [`${spec}      $0`, 'spec> ingress> [0] from> [0] gap@6 {podSelector}'],
    [`${spec}        $0`, 'spec> ingress> [0] from> [0] podSelector> gap@8 value'],
    [`${spec}   $0`, 'spec> ingress> [0] gap@3 {from}'],
    [`${spec}  $0\n  egress: []\n`, 'spec> gap@2 {podSelector,ingress,egress} or list'],
    ['a:\n  b: 1\n$0\n  c: 2\n', 'gap@0 {a}'],
    ['a:\n  b: 1\n  $0\n  c: 2\n', 'a> gap@2 {b,c}'],
    ['a:\n  b:\n    $0\n  c: 2\n', 'a> b> gap@4 value'],
    ['a:\n  in$0gr\n  c: 2\n', 'a> ingr "ingr"'],
    ['a:\n  ingr $0\n  c: 2\n', 'a> ingr> hole'],
    ['a:\n- b\n$0', 'gap@0 {a} or list'],
    ['a:\n  - b\n  $0', 'a> gap@2 list(1)'],
    ['a:\n  - b\n $0', 'a> gap@1 list(1)'],
    ['a: |\n  text\n  $0\n', 'a> "|\\n  text"'],
    ['a: |\n  text\n$0\n', 'gap@0 {a}'],
    ['a: [$0]\n', 'a> gap@0 list(0)'],
    ['a: [b, $0]\n', 'a> gap@0 list(1)'],
    ['a: [b $0]\n', 'a> [0] gap@0 value'],
    ['a: [b$0]\n', 'a> [0] "b"'],
    ['a: [b, $0\nc: 1\n', 'a> gap@0 list(1)'],
    ['a: {$0}\n', 'a> gap@0 {}'],
    ['a: {b: $0}\n', 'a> b> ""'],
    ['a: {b: c, $0}\n', 'a> gap@0 {b}'],
    ['a: {b: [1], \n  $0 }\n', 'a> gap@2 {b}'],
    ['a: []$0\n', 'a> gap@0 value'],
    ['a: &x\n  b: *$0x\n', 'a> b> alias'],
    ['a:\n  "un$0closed\n  b: 1\n', 'a> unclosed "\\"unclosed"'],
    ['a:\r\n  b: 1\r\n  $0\r\n', 'a> gap@2 {b}'],
  ])('%j', (marked, expected) => {
    expect(place(marked)).toBe(expected);
  });
});

describe('a place in JSON', () => {
  it.each([
    ['{$0}', 'gap@0 {}'],
    ['{"a$0": 1}', 'a "\\"a\\""'],
    ['{"a": $0}', 'a> hole'],
    ['{"a": 1, $0}', 'gap@0 {a}'],
    ['{"a": [$0]}', 'a> gap@0 list(0)'],
    ['{"a": [1, $0', 'a> gap@0 list(1)'],
    ['{\n  "a": 1,\n  $0\n}', 'gap@2 {a}'],
    ['{"a": {"b": 1}$0', 'a> gap@0 value'],
  ])('%j', (marked, expected) => {
    expect(place(marked, 'json')).toBe(expected);
  });
});
