import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { hintsIn } from '../../../server/src/features/hints/hintsIn.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import { type HintKind, hintKinds } from '../../../server/src/workspace/shown.ts';
import { root, workbenchOf } from '../../support/workbench.ts';
import { caseFiles } from '../cases.ts';

const folders = ['cases/', '../seccomp/arguments/cases/'];

/** Each text with its hints where they stand, between « and ». */
describe('hints', () => {
  for (const folder of folders) {
    for (const { name, text, expected } of caseFiles(new URL(folder, import.meta.url))) {
      it(`in ${name} of ${folder}`, async () => {
        await expect(`${withHints(name, text)}`).toMatchFileSnapshot(
          expected.replace('.expected.md', '.hints.txt'),
        );
      });
    }
  }

  it.each(hintKinds)('of %s are switched by a setting of their own', (kind) => {
    const none = Object.fromEntries(hintKinds.map((each) => [each, false])) as Record<HintKind, boolean>;
    const { name, text, hints } = ofKinds[kind];
    expect(hintsOf(name, text, { ...none, [kind]: true })).toEqual(hints);
    expect(hintsOf(name, text, none)).toEqual([]);
  });

  it('stand only in the part that is asked for', () => {
    const workbench = workbenchOf(new Map([['profile.json', sample]]));
    const start = sample.indexOf('40');
    const hints = finish(hintsIn(workbench, `${root}/profile.json`, { start, end: start + 2 }));
    expect(hints.map(({ text }) => text)).toEqual(['AF_VSOCK']);
  });
});

const sample = JSON.stringify({
  defaultAction: 'SCMP_ACT_ALLOW',
  architectures: ['SCMP_ARCH_AARCH64', 'SCMP_ARCH_ARM'],
  syscalls: [
    {
      names: ['socket'],
      action: 'SCMP_ACT_ERRNO',
      errnoRet: 97,
      args: [{ index: 0, value: 40, op: 'SCMP_CMP_EQ' }],
    },
  ],
});

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from: [{ podSelector: {} }, { ipBlock: { cidr: 10.0.0.0/8, except: [10.0.0.0/24] } }]
      ports: [{ port: http }]
    - ports: [{ port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: web, ports: [{ name: http, containerPort: 8080 }] }] }
`;

interface Shown {
  readonly name: string;
  readonly text: string;
  readonly hints: readonly string[];
}

const inPolicy = (...hints: readonly string[]): Shown => ({ name: 'policy.yaml', text: policy, hints });
const inProfile = (...hints: readonly string[]): Shown => ({ name: 'profile.json', text: sample, hints });

const ofKinds: Readonly<Record<HintKind, Shown>> = {
  peers: inPolicy('→ 1 pod'),
  anyone: inPolicy('= any source'),
  addresses: inPolicy('16,776,960 addresses'),
  ports: inPolicy('= 8080'),
  constants: inProfile('AF_VSOCK'),
  errors: inProfile('EAFNOSUPPORT'),
  architectures: inProfile('arm64, 64 bits', 'arm, 32 bits'),
};

function hintsOf(name: string, text: string, hints: Readonly<Record<HintKind, boolean>>): readonly string[] {
  const settings = { ...defaultSettings, shown: { ...defaultSettings.shown, hints } };
  const workbench = workbenchOf(new Map([[name, text]]), settings);
  const all = { start: 0, end: text.length };
  return finish(hintsIn(workbench, `${root}/${name}`, all)).map((hint) => hint.text);
}

function withHints(name: string, text: string): string {
  const workbench = workbenchOf(new Map([[name, text]]));
  const all = { start: 0, end: text.length };
  const hints = finish(hintsIn(workbench, `${root}/${name}`, all));
  const last = [...hints].sort((left, right) => right.offset - left.offset);
  return last.reduce(
    (shown, { offset, text: words }) => `${shown.slice(0, offset)} «${words}»${shown.slice(offset)}`,
    text,
  );
}
