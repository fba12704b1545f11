import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type KubernetesVersion, kubernetesVersions } from '../../../server/src/kubernetes/version.ts';
import { admitText, textsOf } from './support.ts';

/**
 * Random policies with the answers of the decoder and the validation code of Kubernetes 1.30.14, 1.32.11, 1.33.7,
 * 1.34.3, 1.35.0, 1.36.0 and 1.37.0 themselves. An answer holds until a later release gives another one.
 */
const path = fileURLToPath(new URL('./fixtures/answers.jsonl', import.meta.url));

interface Recorded {
  readonly text: string;
  readonly answers: Readonly<Partial<Record<KubernetesVersion, readonly unknown[]>>>;
}

const recorded = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

describe('random policies', () => {
  it.each(recorded.map(({ text, answers }, index) => ({ index, text, answers })))(
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
