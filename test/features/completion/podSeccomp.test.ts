import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../server/src/features/completion/completeAt.ts';
import { filesOfCase } from '../../support/marked.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const profile = '{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [] }';
const object = (name: string): string =>
  `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: { name: ${name} }\nspec: { defaultAction: SCMP_ACT_ERRNO }\n`;

/** What every case has beside its own file. */
const others = [
  ['kubelet/seccomp/profiles/web.json', profile],
  ['kubelet/seccomp/audit.json', profile],
  ['operated.yaml', object('shop')],
] as const;

const cases = filesOfCase(readFileSync(new URL('podCases/cases.txt', import.meta.url), 'utf8'));

describe('completions in what names a seccomp profile', () => {
  it('leave out a path that may lead to several', () => {
    const marked = cases.get('the path of a profile') ?? '';
    const text = marked.replace('$0', '');
    const files = new Map([
      ['a/web.json', profile],
      ['b/web.json', profile],
      ['b/audit.json', profile],
      ['pod.yaml', text],
    ]);
    const offered = completeAt(workbenchOf(files), `${root}/pod.yaml`, marked.indexOf('$0'));
    expect(offered.map(({ label }) => label)).toEqual(['audit.json']);
  });

  it('are those of the golden file', async () => {
    const answers = [...cases].map(([title, marked]) => {
      const [, named] = /\[(.+)\]$/.exec(title) ?? [];
      const file = named ?? (title.endsWith('json') ? 'pod.json' : 'pod.yaml');
      const text = marked.replace('$0', '');
      const workbench = workbenchOf(new Map([...others, [file, text]]));
      const items = completeAt(workbench, `${root}/${file}`, marked.indexOf('$0'));
      const lines = [...items]
        .sort((left, right) => (left.sortText < right.sortText ? -1 : 1))
        .map(
          ({ label, detail, snippet }) =>
            `- ${label}${detail === undefined ? '' : ` (${detail})`}: ${JSON.stringify(snippet)}`,
        );
      return `## ${title}\n\n${lines.length === 0 ? 'nothing' : lines.join('\n')}\n`;
    });
    await expect(answers.join('\n')).toMatchFileSnapshot('podCases/cases.expected.md');
  });
});
