import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { fixAll, isFixable } from '../../../server/src/features/fixAll/fixAll.ts';
import { filesOfCase, sourceOf } from '../../support/marked.ts';
import { withEdits } from '../../support/textEdits.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

type Files = ReadonlyMap<string, string>;

/** The files after all safe fixes, of all rules or of some. */
function fixed(files: Files, isMeant: (rule: string) => boolean = () => true): Files {
  const uris = [...files.keys()].map((name) => `${root}/${name}`);
  const edits = finish(fixAll(workbenchOf(files), uris, isMeant));
  return new Map(
    [...files].map(([name, text]) => [name, withEdits(text, edits.get(`${root}/${name}`) ?? [])]),
  );
}

function rulesIn(files: Files): readonly string[] {
  return findingsOf(workbenchOf(files)).map(({ rule }) => rule);
}

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [ingress, Egress]
  egress:
    - to:
        - ipBlock: { cidr: 10.0.0.1/8 }
      ports: [{ port: 53, protocol: udp }, { port: 53, protocol: tcp }]
`;

describe('fixing all', () => {
  it('makes each safe fix, and those that wait for others', () => {
    const after = fixed(new Map([['a.yaml', policy]])).get('a.yaml');
    expect(after).toContain('policyTypes: [Ingress, Egress]');
    expect(after).toContain('protocol: UDP');
    expect(after).toContain('protocol: TCP');
  });

  it('cuts nothing off where one fix lies in what another one removes', () => {
    const dead = '  ingress:\n    - ports: [{ port: "80" }]\n';
    const before = policy.replace('policyTypes: [ingress, Egress]\n', `policyTypes: [Egress]\n${dead}`);
    const after = fixed(new Map([['a.yaml', before]])).get('a.yaml');
    expect(after).toContain('  policyTypes: [Egress]\n  egress:\n    - to:\n');
  });

  it('of one rule leaves the findings of others alone', () => {
    const files = new Map([
      ['a.yaml', `${policy}# policy-lens-ignore dns-blocked: not so\n`],
      ['b.yaml', `# policy-lens-ignore-file half-open: nor this\n${policy.replace('web', 'db')}`],
    ]);
    const after = fixed(files, (rule) => rule === 'unused-suppression');
    expect([...after.values()]).toEqual([policy, policy.replace('web', 'db')]);
  });
});

/** The cases of all rules, each with its files. */
function cases(): readonly (readonly [name: string, files: Files])[] {
  const rules = fileURLToPath(new URL('../../rules/', import.meta.url));
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.case'))
    .map((name) => {
      const files = filesOfCase(readFileSync(join(rules, name), 'utf8'));
      return [name, new Map([...files].map(([file, text]) => [file, sourceOf(file, text)]))];
    });
}

describe('fixing all of the cases of rules', () => {
  it.each(cases())('%s: twice is as good as once, and the text is as sound as before', (_, files) => {
    const once = fixed(files);
    expect(fixed(once)).toEqual(once);
    const broken = (all: Files): number => rulesIn(all).filter((rule) => /syntax/.test(rule)).length;
    expect(broken(once)).toBeLessThanOrEqual(broken(files));
    // What is to be looked at is left alone.
    if (!findingsOf(workbenchOf(files)).some(isFixable)) expect(once).toEqual(files);
    // Nothing is left that could have been fixed.
    expect(
      findingsOf(workbenchOf(once))
        .filter(isFixable)
        .map(({ rule, message }) => `${rule}: ${message}`),
    ).toEqual([]);
  });
});
