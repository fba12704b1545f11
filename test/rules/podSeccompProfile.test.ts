import { expect, it } from 'vitest';
import { checkFiles } from '../../server/src/cli/check/checkFiles.ts';

/** What the API server says to a container of a Deployment with this profile. */
function answers(profile: string): readonly (string | undefined)[] {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: a }
spec:
  template:
    spec:
      containers:
        - name: one
          securityContext:
            seccompProfile: ${profile}
`;
  return checkFiles(new Map([['file:///w/a.yaml', text]]))
    .filter(({ rule }) => rule === 'pod-seccomp-profile')
    .map(({ apiServer }) => apiServer);
}

const field = 'spec.template.spec.containers[0].securityContext.seccompProfile';

// kubernetes: pkg/apis/core/validation/validation.go, validateSeccompProfileField, validateLocalDescendingPath.
it.each([
  ['{ type: RuntimeDefault }', []],
  ['{ type: Unconfined, localhostProfile: null }', []],
  ['{ type: Localhost, localhostProfile: operator/a.json }', []],
  ['{}', [`${field}.type: Required value: type is required when seccompProfile is set`]],
  ['{ type: "" }', [`${field}.type: Required value: type is required when seccompProfile is set`]],
  [
    '{ type: localhost }',
    [
      `${field}.type: Unsupported value: "localhost": supported values: "Localhost", "RuntimeDefault", "Unconfined"`,
    ],
  ],
  [
    '{ type: Localhost }',
    [`${field}.localhostProfile: Required value: must be set when seccomp type is Localhost`],
  ],
  [
    '{ type: Localhost, localhostProfile: /../a.json }',
    [
      `${field}.localhostProfile: Invalid value: "/../a.json": must be a relative path`,
      `${field}.localhostProfile: Invalid value: "/../a.json": must not contain '..'`,
    ],
  ],
  // The server's own text has an address of its memory here.
  ['{ type: RuntimeDefault, localhostProfile: a.json }', [undefined]],
])('%s is answered as by the API server', (profile, expected) => {
  expect(answers(profile)).toEqual(expected);
});

it('a hole is no mistake', () => {
  expect(answers('{ type: {{ .Values.type }}, localhostProfile: a.json }')).toEqual([]);
});
