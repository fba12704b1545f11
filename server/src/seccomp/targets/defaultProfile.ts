import type { Origin } from '../../base/origin.ts';
import { remembering } from '../../base/remembering.ts';
import { allArchitectures } from '../knowledge/architectures.ts';
import type { DefaultCondition, DefaultProfile, DefaultRule } from '../knowledge/defaultProfiles.ts';
import { newestDefaults } from '../knowledge/defaultStates.ts';
import type { RawObject, RawProfile, RawValue } from '../rawProfile.ts';
import type { Target } from '../target.ts';
import type { Engine } from './presets.ts';

/** The beginnings of the products' names in the tables of default profiles. */
const products: Readonly<Record<Engine, string | undefined>> = {
  docker: 'Docker',
  podman: 'Podman',
  'kubernetes-containerd': 'containerd',
  'kubernetes-cri-o': 'CRI-O',
  oci: undefined,
};

/** The newest profile that an engine gives to containers which ask for none of their own, in Docker's dialect. */
export interface EngineDefault {
  /** For people: the product and its version. */
  readonly name: string;
  readonly profile: RawProfile;
}

const known = new Map<string, EngineDefault>();

/**
 * @param architecture of the host, by libseccomp's name
 * @returns undefined where the engine has none that is known
 */
export function engineDefault(engine: Engine, architecture: string): EngineDefault | undefined {
  const product = products[engine];
  const found = newestDefaults().find((one) => product !== undefined && one.product.startsWith(product));
  if (found === undefined) return undefined;
  const key = `${found.id} ${architecture}`;
  const before = known.get(key) ?? {
    name: `${found.product.split(' ')[0]} ${found.version}`,
    profile: profileOf(found, architecture),
  };
  known.set(key, before);
  return before;
}

/** The tables of default profiles are in Docker's dialect, whoever's they are. */
export const readByDocker = remembering((target: Target): Target => ({ ...target, loader: 'docker' }));

const origin: Origin = { object: 'default profile', path: '' };
const text = (value: string): RawValue => ({ kind: 'text', value, origin });
const number = (value: number): RawValue => ({ kind: 'number', value, source: String(value), origin });
const list = (items: readonly RawValue[]): RawValue => ({ kind: 'list', items, origin });

function object(fields: Readonly<Record<string, RawValue | undefined>>): RawObject {
  const entries = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value }],
  );
  return { kind: 'object', entries, origin };
}

function profileOf({ rules, defaultErrno }: DefaultProfile, architecture: string): RawProfile {
  const host = allArchitectures().find(({ libseccompName }) => libseccompName === architecture);
  return {
    kind: 'SeccompProfile',
    form: 'profile',
    language: 'json',
    apiVersion: undefined,
    namespace: undefined,
    name: undefined,
    body: object({
      defaultAction: text('SCMP_ACT_ERRNO'),
      defaultErrnoRet: defaultErrno === undefined ? undefined : number(defaultErrno),
      architectures: host && list([text(host.name)]),
      syscalls: list(rules.map(ruleOf)),
    }),
    origin,
  };
}

function ruleOf(rule: DefaultRule): RawObject {
  const { names, action, errno, conditions, minimumKernel } = rule;
  const { whenCapabilities, unlessCapabilities, whenArchitectures, unlessArchitectures } = rule;
  return object({
    names: list(names.map(text)),
    action: text(action),
    errnoRet: errno === undefined ? undefined : number(errno),
    args: conditions.length === 0 ? undefined : list(conditions.map(conditionOf)),
    includes: object({
      caps: unlessNone(whenCapabilities),
      arches: unlessNone(whenArchitectures),
      minKernel: minimumKernel === undefined ? undefined : text(minimumKernel),
    }),
    excludes: object({ caps: unlessNone(unlessCapabilities), arches: unlessNone(unlessArchitectures) }),
  });
}

function unlessNone(words: readonly string[]): RawValue | undefined {
  return words.length === 0 ? undefined : list(words.map(text));
}

function conditionOf({ index, operator, value, valueTwo }: DefaultCondition): RawObject {
  return object({
    index: number(index),
    value: number(value),
    valueTwo: valueTwo === undefined ? undefined : number(valueTwo),
    op: text(operator),
  });
}
