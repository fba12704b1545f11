import { describe, expect, it } from 'vitest';
import { byPlace, checkFiles } from '../../server/src/cli/check/checkFiles.ts';
import type { AdmissionCode } from '../../server/src/manifests/admission/message.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { seeded } from '../support/random.ts';
import { describeShared } from '../support/shared.ts';
import { cleanShop, realBases, repositories } from './bases.ts';
import { findingsWith, findingsWithout, withCleanPolicies, workspaceFolder } from './check.ts';
import { admissionKinds } from './kinds/index.ts';
import { mutatedText, plant } from './mutation.ts';

/** Every way in which the server, kubectl or the format rule a policy out. */
const codes: Readonly<Record<AdmissionCode, true>> = {
  syntax: true,
  'not-convertible': true,
  'wrong-type': true,
  'unknown-version': true,
  'unknown-field': true,
  'duplicate-key': true,
  'name-missing': true,
  'name-invalid': true,
  'generate-name-invalid': true,
  'namespace-invalid': true,
  'label-key-invalid': true,
  'label-value-invalid': true,
  'annotation-key-invalid': true,
  'annotations-too-large': true,
  'owner-reference-invalid': true,
  'finalizer-invalid': true,
  'managed-field-invalid': true,
  'values-missing': true,
  'values-forbidden': true,
  'operator-invalid': true,
  'protocol-unsupported': true,
  'port-out-of-range': true,
  'port-name-invalid': true,
  'end-port-below-port': true,
  'end-port-out-of-range': true,
  'end-port-with-named-port': true,
  'end-port-without-port': true,
  'peer-empty': true,
  'peer-ambiguous': true,
  'cidr-missing': true,
  'cidr-invalid': true,
  'cidr-leading-zeros': true,
  'cidr-mapped': true,
  'cidr-host-bits': true,
  'cidr-not-canonical': true,
  'except-outside-cidr': true,
  'policy-types-too-many': true,
  'policy-type-unsupported': true,
};

describe('the generator of mistakes', () => {
  const shop = [cleanShop()];

  it('begins with a shop of which nothing is reported', () => {
    for (const base of shop) expect(findingsWithout(base, '1.37')).toEqual([]);
  });

  it('knows every kind of mistake, by names of their own', () => {
    expect([...new Set(admissionKinds.map(({ code }) => code))].sort()).toEqual(Object.keys(codes).sort());
    expect(new Set(admissionKinds.map(({ name }) => name)).size).toBe(admissionKinds.length);
  });

  it.each(admissionKinds.map((kind) => [kind.name, kind] as const))('plants %s in the shop', (_, kind) => {
    const mutations = plant(kind, shop, 2, seeded(5));
    expect(mutations.length).toBeGreaterThan(0);
    for (const mutation of mutations) {
      const text = mutation.base.files.get(mutation.file);
      expect(mutatedText(mutation)).not.toBe(text);
      expect(mutation.expected[0]?.line).toBeLessThanOrEqual(mutatedText(mutation).split('\n').length);
    }
    expect(plant(kind, shop, 2, seeded(5))).toEqual(mutations);
  });
});

it('is checked as the command line checks', () => {
  for (const [index, kind] of admissionKinds.entries()) {
    if (index % 25 !== 0) continue;
    for (const mutation of plant(kind, [cleanShop()], 1, seeded(index))) {
      const texts = new Map(mutation.base.files).set(mutation.file, mutatedText(mutation));
      const files = new Map([...texts].map(([name, text]) => [`${workspaceFolder.uri}/${name}`, text]));
      const settings = { ...defaultSettings, kubernetesVersion: mutation.version };
      const found = checkFiles(files, { settings, folders: [workspaceFolder] });
      expect(found.length).toBeGreaterThan(0);
      expect([...findingsWith(mutation)].sort(byPlace)).toEqual(found);
    }
  }
}, 60_000);

describeShared('in real repositories the generator', repositories, (folder) => {
  it('plants more than three hundred mistakes, in many clean files', { timeout: 60_000 }, () => {
    const bases = realBases(folder).map(withCleanPolicies);
    const mutations = admissionKinds.flatMap((kind, index) => plant(kind, bases, 3, seeded(index)));
    expect(mutations.length).toBeGreaterThan(300);
    expect(new Set(mutations.map(({ base, file }) => `${base.name}/${file}`)).size).toBeGreaterThan(40);
  });
});
