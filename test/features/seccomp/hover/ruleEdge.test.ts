import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../../server/src/features/hover/hoverAt.ts';
import { root, workbenchOf } from '../../../support/workbench.ts';

const docker = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "syscalls": [
    $0{
      "names": ["read"], "action": "SCMP_ACT_ALLOW"
    }$1,
    { "names": ["socket"], "action": "SCMP_ACT_ALLOW", "args": [$2{ "index": 0, "value": 1, "op": "SCMP_CMP_EQ" }] }
  ]
$3}
`;

const operator = `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata: { name: web$0 }
spec:
  defaultAction: SCMP_ACT_ERRNO
  architectures:
    $1- SCMP_ARCH_X86_64
  syscalls:
    $2- action: SCMP_ACT_ALLOW
      names:
        $3- read
    $4- { action: SCMP_ACT_KILL_PROCESS, names: [ptrace] } # $5-
`;

function hovers(name: string, marked: string): readonly (string | undefined)[] {
  const text = marked.replace(/\$\d/g, '');
  const workbench = workbenchOf(new Map([[name, text]]));
  return [...marked.matchAll(/\$\d/g)].map(
    ({ index }, number) => hoverAt(workbench, `${root}/${name}`, index - 2 * number)?.markdown,
  );
}

describe('the braces and dashes of a rule', () => {
  it('tell it as a sentence in JSON', () => {
    const read = 'This rule allows `read`, whatever the arguments are.';
    const socket =
      'This rule allows `socket` only where `family` is `AF_UNIX` (1).\n\n- Argument 0 of `socket` is `int family`, of which the kernel reads 32 bits; on 64-bit architectures the filter compares 64.';
    expect(hovers('a.json', docker)).toEqual([read, read, socket, undefined]);
  });

  it('tell it as a sentence in YAML', () => {
    const read = 'This rule allows `read`, whatever the arguments are.';
    const ptrace = 'This rule kills the process at `ptrace`, whatever the arguments are.';
    expect(hovers('a.yaml', operator)).toEqual([undefined, undefined, read, read, ptrace, undefined]);
  });
});
