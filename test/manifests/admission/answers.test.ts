import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type KubernetesVersion, kubernetesVersions } from '../../../server/src/kubernetes/version.ts';
import { admitText, textsOf } from './support.ts';

/**
 * Texts with the answers of the decoder and the validation code of Kubernetes themselves, of one release of each minor
 * version from 1.30.14 to 1.37.2. An answer holds until a later release gives another one.
 */
const files = {
  'random policies': 'answers.jsonl',
  'odd forms of text, by hand and at random': 'texts.jsonl',
} as const;

interface Recorded {
  readonly text: string;
  readonly answers: Readonly<Partial<Record<KubernetesVersion, readonly unknown[]>>>;
}

function read(file: string): readonly Recorded[] {
  const path = fileURLToPath(new URL(`./fixtures/${file}`, import.meta.url));
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded);
}

describe.each(Object.entries(files))('%s', (_, file) => {
  it.each(read(file).map(({ text, answers }, index) => ({ index, text, answers })))(
    '$index',
    ({ text, answers }) => {
      let expected: readonly unknown[] | undefined;
      for (const version of kubernetesVersions) {
        expected = answers[version] ?? expected;
        const got = admitText(text, version).map((admission) => {
          if (admission.skipped) return 'skipped';
          if (admission.decodeError !== undefined) return { decodeError: admission.decodeError.text };
          const { strictErrors, errors, warnings, latentWarnings } = admission;
          return {
            strictErrors: textsOf(strictErrors),
            errors: textsOf(errors),
            warnings: textsOf([...warnings, ...latentWarnings]),
          };
        });
        expect({ text, version, got }).toEqual({ text, version, got: expected });
      }
    },
  );
});
