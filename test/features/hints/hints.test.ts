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
    expect(hintsOf('profile.json', sample, { ...none, [kind]: true })).toEqual(ofKinds[kind]);
    expect(hintsOf('profile.json', sample, none)).toEqual([]);
  });

  it('stand only in the part that is asked for', () => {
    const snapshot = workbenchOf(new Map([['profile.json', sample]])).snapshot;
    const start = sample.indexOf('40');
    const hints = finish(hintsIn(snapshot, `${root}/profile.json`, { start, end: start + 2 }));
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

const ofKinds: Readonly<Record<HintKind, readonly string[]>> = {
  constants: ['AF_VSOCK'],
  errors: ['EAFNOSUPPORT'],
  architectures: ['arm64, 64 bits', 'arm, 32 bits'],
};

function hintsOf(name: string, text: string, hints: Readonly<Record<HintKind, boolean>>): readonly string[] {
  const settings = { ...defaultSettings, shown: { ...defaultSettings.shown, hints } };
  const { snapshot } = workbenchOf(new Map([[name, text]]), settings);
  const all = { start: 0, end: text.length };
  return finish(hintsIn(snapshot, `${root}/${name}`, all)).map((hint) => hint.text);
}

function withHints(name: string, text: string): string {
  const { snapshot } = workbenchOf(new Map([[name, text]]));
  const all = { start: 0, end: text.length };
  const hints = finish(hintsIn(snapshot, `${root}/${name}`, all));
  const last = [...hints].sort((left, right) => right.offset - left.offset);
  return last.reduce(
    (shown, { offset, text: words }) => `${shown.slice(0, offset)} «${words}»${shown.slice(offset)}`,
    text,
  );
}
