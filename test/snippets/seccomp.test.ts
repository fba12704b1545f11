import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFiles } from '../../server/src/cli/check/checkFiles.ts';
import { seccompKeyDocumentation } from '../../server/src/features/seccomp/keys/documentation.ts';
import { profileRules } from '../../server/src/rules/registry.ts';
import { actionNamed } from '../../server/src/seccomp/knowledge/actions.ts';
import { architectureNamed } from '../../server/src/seccomp/knowledge/architectures.ts';
import { operatorNamed } from '../../server/src/seccomp/knowledge/operators.ts';
import { runtimeBases } from '../../server/src/seccomp/knowledge/runtimeBase.ts';
import { syscallNamed } from '../../server/src/seccomp/knowledge/syscallTable.ts';
import { type Snippet, snippetsOf } from './contributed.ts';
import { expand, stops, variants } from './expand.ts';

const onTargets = new Set(
  profileRules
    .filter(({ checkOnHost, checkOnHostInSteps }) => checkOnHost ?? checkOnHostInSteps)
    .map(({ id }) => id),
);
const yaml = snippetsOf('yaml', 'seccomp');
const json = snippetsOf('json', 'seccomp');
const prefixes = {
  profile: ['sc-allow-list', 'sc-audit', 'sc-deny-list'],
  rule: ['sc-rule', 'sc-rule-args', 'sc-rule-enosys'],
  object: ['sc-object'],
  pod: ['sc-pod-runtime-default', 'sc-pod-localhost'],
};

interface Rule {
  readonly names: readonly string[];
  readonly action: string;
  readonly errnoRet?: number;
  readonly args?: readonly { readonly op: string }[];
}

interface Profile {
  readonly defaultAction: string;
  readonly architectures: readonly string[];
  readonly syscalls: readonly Rule[];
}

describe('the snippets for seccomp', () => {
  it('are there in each language', () => {
    expect(json.map(({ prefix }) => prefix)).toEqual(Object.values(prefixes).flat());
    expect(yaml.map(({ prefix }) => prefix)).toEqual(json.map(({ prefix }) => prefix));
    expect(snippetsOf('jsonc', 'seccomp')).toEqual(json);
  });

  it.each([...json, ...yaml].map((snippet) => [snippet.prefix, snippet] as const))(
    '%s has a description and its stops in order',
    (_, { description, body }) => {
      expect(description).toMatch(/^[A-Z].+\.$/);
      const numbers = stops(body);
      expect(numbers).toEqual([...numbers.slice(0, -1).map((_number, index) => index + 1), 0]);
    },
  );

  it.each(yaml.map(({ prefix, body }) => [prefix, body] as const))(
    '%s says the same in JSON',
    (prefix, body) => {
      const text = expand(json.find((other) => other.prefix === prefix)?.body ?? []);
      const own = parse(expand(body)) as unknown;
      const twin = JSON.parse(prefix.startsWith('sc-pod') ? `{${text}}` : text) as unknown;
      expect(own).toEqual(prefix.startsWith('sc-rule') ? [twin] : twin);
    },
  );

  it('name nothing that is not there', () => {
    for (const { prefix, body } of json) {
      for (const choices of variants(body)) {
        for (const profile of profilesOf(prefix, expand(body, choices)))
          expect(strangers(profile)).toEqual([]);
      }
    }
  });

  it.each(
    json
      .filter(({ prefix }) => prefix !== 'sc-deny-list')
      .map((snippet) => [snippet.prefix, snippet] as const),
  )('%s, put where it belongs, has nothing to report', (prefix, { body }) => {
    for (const choices of variants(body)) {
      const text = expand(body, choices);
      for (const [uri, file] of placed(prefix, text)) {
        const found = checkFiles(new Map([[uri, file]]));
        // What else is in the profile and on the host is no matter of a snippet.
        expect(found.filter(({ rule }) => !onTargets.has(rule))).toEqual([]);
      }
    }
  });
});

describe('an allow-list', () => {
  it.each([
    ['sc-allow-list', profileIn('sc-allow-list')],
    ['sc-object', profileIn('sc-object')],
  ])('%s lets runc and crun start', (_, profile) => {
    const allowed = new Set(
      profile.syscalls.filter(({ action }) => action === 'SCMP_ACT_ALLOW').flatMap(({ names }) => names),
    );
    // What was recorded of crun is that of the whole runtime, most of it before the filter is loaded.
    const bases = runtimeBases().filter(({ runtime, method }) => runtime === 'runc' || method === 'measured');
    expect(bases.flatMap(({ calls }) => calls).filter((call) => !allowed.has(call))).toEqual([]);
  });
});

function snippet(prefix: string): Snippet {
  const found = json.find((one) => one.prefix === prefix);
  if (found === undefined) throw new Error(`no snippet ${prefix}`);
  return found;
}

function profileIn(prefix: string): Profile {
  const [profile] = profilesOf(prefix, expand(snippet(prefix).body));
  if (profile === undefined) throw new Error(`no profile in ${prefix}`);
  return profile;
}

/** The profile that a snippet is or holds, or one around its rule. */
function profilesOf(prefix: string, text: string): readonly Profile[] {
  if (prefixes.pod.includes(prefix)) return [];
  const value: unknown = JSON.parse(text);
  if (prefixes.object.includes(prefix)) return [(value as { readonly spec: Profile }).spec];
  if (prefixes.profile.includes(prefix)) return [value as Profile];
  return [{ defaultAction: 'SCMP_ACT_ERRNO', architectures: [], syscalls: [value as Rule] }];
}

/** A snippet in a file that can stand by itself. */
function placed(prefix: string, text: string): readonly (readonly [string, string])[] {
  if (prefixes.pod.includes(prefix)) {
    const container = '"containers": [{ "name": "app", "image": "app" }]';
    const pod = `{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "app" }, "spec": { ${text}, ${container} } }`;
    return [['file:///pod.json', pod]];
  }
  if (!prefixes.rule.includes(prefix)) return [[`file:///${prefix}.json`, text]];
  const { action } = JSON.parse(text) as Rule;
  const defaultAction = action === 'SCMP_ACT_KILL_PROCESS' ? 'SCMP_ACT_TRAP' : 'SCMP_ACT_KILL_PROCESS';
  return [['file:///rule.json', `{ "defaultAction": "${defaultAction}", "syscalls": [${text}] }`]];
}

/** Keys and names that no table has. */
function strangers({ defaultAction, architectures, syscalls, ...rest }: Profile): readonly string[] {
  const names = syscalls.flatMap((rule) => rule.names).filter((name) => syscallNamed(name) === undefined);
  const actions = [defaultAction, ...syscalls.map(({ action }) => action)].filter(
    (action) => actionNamed(action) === undefined,
  );
  const operators = syscalls.flatMap(({ args = [] }) => args.map(({ op }) => op));
  const keys = [
    ...Object.keys(rest).filter((key) => seccompKeyDocumentation('profile', key) === undefined),
    ...syscalls
      .flatMap((rule) => Object.keys(rule))
      .filter((key) => seccompKeyDocumentation('rule', key) === undefined),
  ];
  return [
    ...names,
    ...actions,
    ...keys,
    ...architectures.filter((architecture) => architectureNamed(architecture) === undefined),
    ...operators.filter((operator) => operatorNamed(operator) === undefined),
  ];
}
