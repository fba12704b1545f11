import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type KubernetesVersion, kubernetesVersions } from '../../../server/src/kubernetes/version.ts';
import type { Admission } from '../../../server/src/manifests/admission/message.ts';
import { describeShared } from '../../support/shared.ts';
import { admitText, textsOf } from './support.ts';

interface Expected {
  readonly kind: string;
  readonly name: string;
  readonly skipped?: string;
  readonly decodeError: string | null;
  readonly strictErrors: readonly string[] | null;
  readonly kubectlLoses?: readonly string[];
  readonly errors: readonly string[] | null;
  readonly warnings: readonly string[] | null;
  readonly latentWarnings?: readonly string[];
  readonly accepted: boolean;
}

interface Case {
  readonly id: string;
  readonly file: string;
  readonly yaml: string;
  readonly expect: Readonly<Partial<Record<KubernetesVersion, readonly Expected[]>>>;
}

/** Where a release has no answers of its own, it answers as this one does (FORMAT.md there). */
const sameAs: Readonly<Partial<Record<KubernetesVersion, KubernetesVersion>>> = {
  '1.31': '1.30',
  '1.32': '1.30',
  '1.33': '1.34',
  '1.35': '1.34',
  '1.37': '1.36',
};

function answerOf(admission: Admission): unknown {
  if (admission.skipped) return 'skipped';
  if (admission.decodeError !== undefined) return admission.decodeError.text;
  const { kind, name, accepted } = admission;
  const { strictErrors, kubectlLoses, errors, warnings, latentWarnings } = admission;
  const lists = [strictErrors, kubectlLoses, errors, warnings, latentWarnings].map(textsOf);
  return { kind, name, accepted, lists };
}

function expectedAnswer(result: Expected): unknown {
  if (result.skipped !== undefined) return 'skipped';
  if (result.decodeError !== null) return result.decodeError;
  const { kind, name, accepted } = result;
  const { strictErrors, kubectlLoses = [], errors, warnings, latentWarnings = [] } = result;
  const lists = [strictErrors ?? [], kubectlLoses, errors ?? [], warnings ?? [], latentWarnings];
  return { kind, name, accepted, lists };
}

describeShared('the answers of the real validation code', 'cases/validation', (folder) => {
  const lines = readFileSync(`${folder}/networkpolicy.jsonl`, 'utf8').trim().split('\n');
  const cases = lines.map((line) => JSON.parse(line) as Case);

  it('are at hand', () => {
    expect(cases.length).toBeGreaterThanOrEqual(366);
  });

  for (const { id, file, yaml, expect: answers } of cases) {
    it(`${id}: every release says the same`, () => {
      for (const version of kubernetesVersions) {
        const expected = answers[version] ?? answers[sameAs[version] ?? version];
        const got = admitText(yaml, version, file.endsWith('.json') ? 'json' : 'yaml');
        expect({ version, answers: got.map(answerOf) }).toEqual({
          version,
          answers: expected?.map(expectedAnswer),
        });
      }
    });
  }
});
