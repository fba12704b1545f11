import { describe, expect, it } from 'vitest';
import { assembleWith, nothingMore } from '../../../server/src/assembly/assembleWith.ts';
import type { Moment } from '../../../server/src/assembly/resolveOrigin.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { type Move, movedProfiles } from '../../../server/src/features/rename/movedProfiles.ts';
import { objectNameAt, renamedObject } from '../../../server/src/features/rename/operatorObject.ts';
import type { RenameEdit } from '../../../server/src/features/rename/renameEdit.ts';
import { summarise } from '../../../server/src/workspace/file.ts';
import { fileOf, linesOf, withClosedFile, withDiskFiles } from '../../../server/src/workspace/snapshot.ts';
import { withEdits } from '../../support/textEdits.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const profile = '{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [] }';

const pods = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  securityContext:
    seccompProfile: { type: Localhost, localhostProfile: web/web.json }
  containers:
    - name: side
      securityContext:
        seccompProfile: { type: Localhost, localhostProfile: "operator/web.json" }
    - name: third
      securityContext:
        seccompProfile:
          type: Localhost
          localhostProfile: other.json
`;

const operator = `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata: { name: web }
spec: { defaultAction: SCMP_ACT_ERRNO }
---
apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata: { name: large }
spec:
  baseProfileName: 'web'
  defaultAction: SCMP_ACT_ERRNO
`;

const withRoot = {
  'pods.yaml': pods,
  'kubelet/seccomp/web/web.json': profile,
  'kubelet/seccomp/other.json': profile,
};
const withoutRoot = { 'pods.yaml': pods, 'deploy/nodes/web/web.json': profile };

/** The lines that are otherwise after edits. */
function changed(files: Readonly<Record<string, string>>, edits: readonly RenameEdit[]): readonly string[] {
  const { snapshot } = workbenchOf(new Map(Object.entries(files)));
  return Object.entries(files).flatMap(([name, text]) => {
    const own = edits
      .filter(({ uri }) => uri === `${root}/${name}`)
      .flatMap(({ uri, range, newText }) => {
        const lines = linesOf(snapshot, uri);
        if (lines === undefined) return [];
        return [{ range: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) }, newText }];
      });
    const before = text.split('\n');
    return withEdits(text, own)
      .split('\n')
      .filter((line, index) => line !== before[index])
      .map((line) => line.trim());
  });
}

/** The same with some files closed. */
function withClosed(workbench: ReturnType<typeof workbenchOf>, ...names: readonly string[]): Moment {
  let { snapshot } = workbench;
  for (const name of names) {
    const uri = `${root}/${name}`;
    const file = fileOf(snapshot, uri);
    if (file !== undefined) snapshot = withClosedFile(withDiskFiles(snapshot, [[uri, summarise(file)]]), uri);
  }
  return assembleWith(snapshot, nothingMore);
}

function afterMoves(files: Readonly<Record<string, string>>, ...moves: readonly Move[]): readonly string[] {
  const workbench = workbenchOf(new Map(Object.entries(files)));
  const whole = moves.map(({ from, to }) => ({ from: `${root}/${from}`, to: `${root}/${to}` }));
  return changed(files, finish(movedProfiles(workbench, whole)));
}

describe('where the file of a profile is moved', () => {
  it('what names it names its new path below the folder of the nodes', () => {
    const move = { from: 'kubelet/seccomp/web/web.json', to: 'kubelet/seccomp/shop.json' };
    expect(afterMoves(withRoot, move)).toEqual([
      'seccompProfile: { type: Localhost, localhostProfile: shop.json }',
    ]);
  });

  it('the folder around it may move instead', () => {
    expect(afterMoves(withRoot, { from: 'kubelet/seccomp/web', to: 'kubelet/seccomp/the shop' })).toEqual([
      'seccompProfile: { type: Localhost, localhostProfile: "the shop/web.json" }',
    ]);
  });

  it('nothing changes where the folder of the nodes moves along, or the profile leaves it', () => {
    expect(afterMoves(withRoot, { from: 'kubelet', to: 'nodes/kubelet' })).toEqual([]);
    expect(afterMoves(withRoot, { from: 'kubelet/seccomp/web/web.json', to: 'web.json' })).toEqual([]);
  });

  it('the path that it is named by tells the folder where none is known', () => {
    const move = { from: 'deploy/nodes/web/web.json', to: 'deploy/nodes/web/shop.json' };
    expect(afterMoves(withoutRoot, move)).toEqual([
      'seccompProfile: { type: Localhost, localhostProfile: web/shop.json }',
    ]);
  });

  it('several move at once', () => {
    const moves = [
      { from: 'kubelet/seccomp/web/web.json', to: 'kubelet/seccomp/a.json' },
      { from: 'kubelet/seccomp/other.json', to: 'kubelet/seccomp/b.json' },
    ];
    expect(afterMoves(withRoot, ...moves)).toEqual([
      'seccompProfile: { type: Localhost, localhostProfile: a.json }',
      'localhostProfile: b.json',
    ]);
  });
});

describe('an object of the operator', () => {
  const files = { 'pods.yaml': pods, 'operator.yaml': operator };
  const workbench = workbenchOf(new Map(Object.entries(files)));
  const uri = `${root}/operator.yaml`;

  it.each([
    ['at its own name', operator.indexOf('web }') + 1],
    ['where another has it as its base', operator.indexOf("'web'") + 2],
  ])('has another name, and so have its uses, when it is renamed %s', (_, offset) => {
    const object = objectNameAt(workbench, uri, offset);
    expect(object && operator.slice(object.asked.start, object.asked.end)).toBe('web');
    const edits = object === undefined ? [] : finish(renamedObject(workbench, object, 'shop'));
    expect(changed(files, edits)).toEqual([
      'seccompProfile: { type: Localhost, localhostProfile: "operator/shop.json" }',
      'metadata: { name: shop }',
      'baseProfileName: "shop"',
    ]);
  });

  it('has another name where its own file, or one that uses it, is closed', () => {
    const base = operator.slice(0, operator.indexOf('---'));
    const using = operator.slice(operator.indexOf('---') + 4);
    const parts = { 'pods.yaml': pods, 'base.yaml': base, 'using.yaml': using };
    const open = workbenchOf(new Map(Object.entries(parts)));
    const closed = withClosed(open, 'base.yaml', 'pods.yaml');
    const object = objectNameAt(closed, `${root}/using.yaml`, using.indexOf("'web'") + 2);
    const edits = object === undefined ? [] : finish(renamedObject(closed, object, 'shop'));
    expect(changed(parts, edits)).toEqual([
      'seccompProfile: { type: Localhost, localhostProfile: operator/shop.json }',
      'metadata: { name: shop }',
      'baseProfileName: "shop"',
    ]);
    const aliased = base.replace('metadata: { name: web }', 'x: &name web\nmetadata: { name: *name }');
    const files = { ...parts, 'base.yaml': aliased };
    const other = withClosed(workbenchOf(new Map(Object.entries(files))), 'base.yaml');
    expect(objectNameAt(other, `${root}/using.yaml`, using.indexOf("'web'") + 2)).toBeUndefined();
  });

  it('is not renamed elsewhere', () => {
    expect(objectNameAt(workbench, uri, operator.indexOf('SCMP'))).toBeUndefined();
    expect(objectNameAt(workbench, `${root}/pods.yaml`, pods.indexOf('operator/web') + 2)).toBeUndefined();
  });
});
