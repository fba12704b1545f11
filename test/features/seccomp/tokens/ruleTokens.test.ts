import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/src/base/steps.ts';
import { type RuleTokenType, ruleTokens } from '../../../../server/src/features/seccomp/tokens/ruleTokens.ts';
import { readFile } from '../../../../server/src/workspace/file.ts';

/** How a token is marked in the texts below: + allows, ? depends, - denies. */
const marks: Readonly<Record<RuleTokenType, string>> = {
  seccompAllowed: '+',
  seccompConditional: '?',
  seccompDenied: '-',
};

const docker = `{
  "defaultAction": "-SCMP_ACT_ERRNO-",
  "syscalls": [
    { "names": ["+read+", "+write+", ""], "action": "+SCMP_ACT_ALLOW+" },
    {
      "action": "?SCMP_ACT_ALLOW?",
      "args": [{ "index": 0, "value": 40, "op": "SCMP_CMP_NE" }],
      "names": ["?socket?"]
    },
    { "name": "?bpf?", "action": "?SCMP_ACT_ALLOW?", "includes": { "caps": ["CAP_BPF"] } },
    { "names": ["-ptrace-", "re\\u0061d"], "action": "-SCMP_ACT_KILL-" },
    { "names": ["?mount?"], "action": "?SCMP_ACT_NOTIFY?" },
    { "names": ["?umount?"], "action": "?SCMP_ACT_NOSUCH?" },
    { "names": [7, "?kill?"] }
  ]
}
`;

const operator = `# all of them
apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata: { name: first }
spec:
  defaultAction: +SCMP_ACT_LOG+
  syscalls:
    - action: -SCMP_ACT_ERRNO-
      names: [-ptrace-, '-bpf-']
    - names:
        - ?personality?
      action: ?SCMP_ACT_TRAP?
      args:
        - { index: 0, value: 8, op: SCMP_CMP_EQ }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: a }
---
apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata: { name: second }
spec:
  defaultAction: -SCMP_ACT_ERRNO-
  syscalls: [{ names: [+read+], action: +SCMP_ACT_LOG+ }]
`;

function marked(name: string, text: string, within = { start: 0, end: text.length }): string {
  const language = name.endsWith('.json') ? 'json' : 'yaml';
  const file = finish(readFile({ uri: `file:///${name}`, language, version: 1, text }));
  return [...finish(ruleTokens(file, within))].reverse().reduce((shown, { range, type }) => {
    const mark = marks[type];
    const word = shown.slice(range.start, range.end);
    return `${shown.slice(0, range.start)}${mark}${word}${mark}${shown.slice(range.end)}`;
  }, text);
}

const unmarked = (text: string): string => text.replace(/(?<=["' [])([+?-])(\w+)\1/g, '$2');

describe('the words of rules', () => {
  it.each([
    ['docker.json', docker],
    ['operator.yaml', operator],
  ])('of %s are told apart by what the rule does', (name, text) => {
    expect(unmarked(text)).not.toBe(text);
    expect(marked(name, unmarked(text))).toBe(text);
  });

  it('are told for the part that is asked for', () => {
    const text = unmarked(docker);
    const start = text.indexOf('ptrace');
    const shown = marked('docker.json', text, { start, end: start + 6 });
    expect(shown.match(/([+?-])\w+\1/g)).toEqual(['-ptrace-']);
  });
});
