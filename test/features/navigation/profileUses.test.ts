import { describe, expect, it } from 'vitest';
import { environmentFor } from '../../../server/src/assembly/inUse.ts';
import { resolveOrigin } from '../../../server/src/assembly/resolveOrigin.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { callNames } from '../../../server/src/features/navigation/callNames.ts';
import { profileUses } from '../../../server/src/features/navigation/profileUses.ts';
import { profileAt } from '../../../server/src/features/seccomp/lens/profileAt.ts';
import { fileOf } from '../../../server/src/workspace/snapshot.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const profile = '{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [] }';

const operator = `apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata: { name: web }
spec:
  baseProfileName: common
  defaultAction: SCMP_ACT_ERRNO
---
apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata: { name: common }
spec:
  defaultAction: SCMP_ACT_ERRNO
`;

const pods = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  securityContext:
    seccompProfile: { type: Localhost, localhostProfile: web.json }
  containers:
    - name: app
    - name: side
      securityContext:
        seccompProfile: { type: Localhost, localhostProfile: operator/web.json }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: b }
spec:
  template:
    spec:
      containers:
        - name: app
          securityContext: { seccompProfile: { type: Localhost, localhostProfile: web.json } }
        - name: other
          securityContext: { seccompProfile: { type: RuntimeDefault } }
`;

const workbench = workbenchOf(
  new Map([
    ['kubelet/seccomp/web.json', profile],
    ['other/web.json', profile],
    ['operator.yaml', operator],
    ['pods.yaml', pods],
  ]),
);

/** `file:line` of each place, lines from 1. */
function usesOf(name: string, offset: number): readonly string[] {
  const uri = `${root}/${name}`;
  const asked = profileAt(workbench, uri, offset);
  const environment = environmentFor(workbench, uri);
  if (asked === undefined || environment === undefined) return ['nothing to ask'];
  return finish(profileUses(workbench, environment, asked)).flatMap((origin) =>
    resolveOrigin(workbench, origin).map(
      ({ uri: at, value }) => `${at.replace(`${root}/`, '')}:${value.start.line + 1}`,
    ),
  );
}

describe('the uses of a profile', () => {
  it('are the pods and containers that name its file', () => {
    expect(usesOf('kubelet/seccomp/web.json', 0)).toEqual(['pods.yaml:6', 'pods.yaml:21']);
    expect(usesOf('other/web.json', 0)).toEqual([]);
  });

  it('are those that name an object of the operator, and the objects that it is the base of', () => {
    expect(usesOf('operator.yaml', 0)).toEqual(['pods.yaml:11']);
    expect(usesOf('operator.yaml', operator.indexOf('---') + 10)).toEqual(['operator.yaml:5']);
  });
});

describe('the names of a call', () => {
  const text = `defaultAction: SCMP_ACT_ERRNO
syscalls:
  - names: [read, write]
    action: SCMP_ACT_ALLOW
  - names: [write, readv]
    action: SCMP_ACT_LOG
  - names: ["read"]
    action: SCMP_ACT_KILL
`;
  const { snapshot } = workbenchOf(new Map([['profile.yaml', text]]));
  const file = fileOf(snapshot, `${root}/profile.yaml`);
  const names = (offset: number): readonly string[] =>
    file === undefined
      ? []
      : callNames(file, offset).map(({ start, end }) => `${start} ${text.slice(start, end)}`);

  it('are all of the same call in the rules of the profile', () => {
    const first = text.indexOf('read');
    expect(names(first + 2)).toEqual([`${first} read`, `${text.indexOf('"read"')} "read"`]);
    expect(names(text.indexOf('readv'))).toHaveLength(1);
  });

  it('are none elsewhere', () => {
    expect(names(text.indexOf('names'))).toEqual([]);
    expect(names(0)).toEqual([]);
  });
});
