import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../server/src/cli/check/checkFiles.ts';
import type { KubernetesVersion } from '../../server/src/kubernetes/version.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';

/** What the validation of Kubernetes said of seccomp in an object; `?` where a text holds an address of its memory. */
interface Answer {
  readonly versions: readonly KubernetesVersion[];
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

interface Case {
  readonly object: unknown;
  readonly answers: readonly Answer[];
}

/** Made by running k8s.io/kubernetes itself over random pods and Deployments; more of them with another file. */
const file =
  process.env['POD_SECCOMP_ANSWERS'] ?? new URL('podSeccompAnswers.jsonl', import.meta.url).pathname;
const cases = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Case => JSON.parse(line));

const versions = new Set(cases.flatMap(({ answers }) => answers.flatMap((answer) => answer.versions)));

describe('the seccompProfile of pods is answered as by the API server', () => {
  it.each([...versions])('of Kubernetes %s', (kubernetesVersion) => {
    for (const { object, answers } of cases) {
      const findings = checkFiles(new Map([['file:///w/a.json', JSON.stringify(object)]]), {
        settings: { ...defaultSettings, kubernetesVersion },
      }).filter(({ rule }) => rule === 'pod-seccomp-profile');
      const texts = (severity: string): readonly string[] =>
        findings
          .flatMap((finding) => (finding.severity === severity ? (finding.apiServer ?? []) : []))
          .sort();
      const answer = answers.find((each) => each.versions.includes(kubernetesVersion));
      const { errors = [], warnings = [] } = answer ?? {};
      expect({ object, errors: texts('error'), warnings: texts('warning') }).toEqual({
        object,
        errors: errors.filter((text) => text !== '?').sort(),
        warnings: [...warnings].sort(),
      });
      // What has no text to the letter is told nevertheless.
      const untold = findings.filter(
        ({ severity, apiServer }) => severity === 'error' && apiServer === undefined,
      );
      const empty = JSON.stringify(object).split('"type":"Localhost","localhostProfile":""').length - 1;
      expect(untold.length).toBe(errors.filter((text) => text === '?').length + empty);
    }
  });
});

it('a hole is no mistake', () => {
  const text = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  securityContext: { seccompProfile: { type: {{ .Values.type }}, localhostProfile: a.json } }
`;
  expect(checkFiles(new Map([['file:///w/a.yaml', text]])).map(({ rule }) => rule)).not.toContain(
    'pod-seccomp-profile',
  );
});
