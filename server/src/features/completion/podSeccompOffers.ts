import { podTemplates } from '../../manifests/lowerWorkload.ts';
import { containerLists } from '../../manifests/seccompHolders.ts';
import { resolveAlias } from '../../syntax/navigate.ts';
import type { Path } from '../keys/place.ts';
import type { ProfileDraft } from '../seccomp/completion/profileDraft.ts';
import type { Offer } from './offer.ts';
import { keysBeside, nodeAt, type Place } from './place.ts';
import { blankText, mapping, oneOf, scalar, type Template } from './template.ts';

/** A profile that a pod can name. */
export interface NameableProfile {
  readonly path: string;
  /** Where it stands. */
  readonly detail: string;
}

const types: readonly { readonly name: string; readonly means: string }[] = [
  { name: 'RuntimeDefault', means: 'The profile that the container runtime brings along.' },
  { name: 'Localhost', means: 'A profile that the nodes have; its path stands beside, in localhostProfile.' },
  { name: 'Unconfined', means: 'No seccomp profile at all.' },
];

/**
 * What may be written of seccomp in the pod of a workload: the profile of a security context, its type, and the paths of the
 * profiles that are here.
 * @param kind of the workload
 */
export function podSeccompOffers(
  place: Place,
  kind: string,
  profiles: () => readonly NameableProfile[],
): readonly Offer[] {
  const path = belowContext(place.path, kind);
  if (path === undefined) return [];
  const [first, second] = path;
  if (place.position === 'key') {
    const beside = keysBeside(place);
    if (place.captured !== undefined) return [];
    if (first === undefined) return beside.includes('seccompProfile') ? [] : [profileOffer];
    return first === 'seccompProfile' && second === undefined ? keyOffers(place, beside) : [];
  }
  if (first !== 'seccompProfile') return [];
  if (second === 'type') return typeOffers(place, profiles());
  return second === 'localhostProfile' ? pathOffers(profiles()) : [];
}

/** The path below `securityContext` of a pod or of a container. */
function belowContext(path: Path, kind: string): Path | undefined {
  if (!Object.hasOwn(podTemplates, kind)) return undefined;
  const spec = [...(podTemplates[kind] ?? []), 'spec'];
  if (!spec.every((step, index) => path[index] === step)) return undefined;
  const [list, index, ...rest] = path.slice(spec.length);
  if (list === 'securityContext') return path.slice(spec.length + 1);
  const isContainer = containerLists.some((one) => one === list) && typeof index === 'number';
  return isContainer && rest[0] === 'securityContext' ? rest.slice(1) : undefined;
}

const profileOffer: Offer = {
  label: 'seccompProfile',
  kind: 'key',
  documentation: 'The filter of system calls under which the containers run.',
  rank: 0,
  content: {
    kind: 'entry',
    key: 'seccompProfile',
    value: mapping({ type: oneOf(types.map(({ name }) => name)) }),
  },
};

function keyOffers(place: Place, beside: readonly string[]): readonly Offer[] {
  const type = textBeside(place, 'type');
  const keys = [
    ...(beside.includes('type') ? [] : ['type']),
    // Any other type forbids it.
    ...(beside.includes('localhostProfile') || (type !== undefined && type !== 'Localhost')
      ? []
      : ['localhostProfile']),
  ];
  return keys.map((key, rank) => ({
    label: key,
    kind: 'key',
    rank,
    content: { kind: 'entry', key, value: blankText },
    leadsOn: true,
  }));
}

/** So many a list of choices shows at once. */
const mostChoices = 20;

/** Localhost comes with the path that it needs. */
function typeOffers(place: Place, profiles: readonly NameableProfile[]): readonly Offer[] {
  const holder = nodeAt(place.object, place.path.slice(0, -1));
  const found = holder && resolveAlias(holder);
  const hasPath =
    found?.kind === 'mapping' && found.entries.some(({ key }) => key.value === 'localhostProfile');
  const path: Template = oneOf(profiles.slice(0, mostChoices).map((profile) => profile.path));
  return types
    .filter(({ name }) => !hasPath || name === 'Localhost')
    .map(({ name, means }, rank) => ({
      label: name,
      kind: 'value',
      documentation: means,
      rank,
      content: {
        kind: 'value',
        value: scalar(name),
        ...(name === 'Localhost' && !hasPath ? { beside: ['localhostProfile', path] as const } : {}),
      },
    }));
}

function pathOffers(profiles: readonly NameableProfile[]): readonly Offer[] {
  return profiles.map(({ path, detail }, index) => ({
    label: path,
    kind: 'value',
    detail,
    rank: index / 100,
    content: { kind: 'value', value: scalar(path) },
  }));
}

function textBeside({ mapping: holder }: Place, key: string): string | undefined {
  const value = holder?.entries.findLast((entry) => entry.key.value === key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** The objects of the operator that another can have as its base, itself left out. */
export function baseOffers(
  { position, path, object }: Place,
  { root }: ProfileDraft,
  profiles: () => readonly NameableProfile[],
): readonly Offer[] {
  if (root !== 'operatorObject' || position !== 'value' || path.join('.') !== 'spec.baseProfileName')
    return [];
  const own = nodeAt(object, ['metadata', 'name']);
  const name = own?.kind === 'scalar' ? own.value : undefined;
  return profiles().flatMap(({ path: written, detail }, index): readonly Offer[] => {
    const [, base] = /^operator\/([^/]+)\.json$/.exec(written) ?? [];
    if (base === undefined || base === name) return [];
    return [
      {
        label: base,
        kind: 'value',
        detail,
        rank: index / 100,
        content: { kind: 'value', value: scalar(base) },
      },
    ];
  });
}
