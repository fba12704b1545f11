import { groupOf } from '../../manifests/recognise.ts';
import { keyText } from '../../syntax/keyText.ts';
import type { MappingNode } from '../../syntax/tree.ts';
import type { Offer } from './offer.ts';
import { nodeAt, type Place } from './place.ts';
import { policyOffer } from './ruleOffers.ts';
import { oneOf, scalar } from './template.ts';
import { cursorWord } from './token.ts';
import { plain } from './valueOffers.ts';

interface Kind {
  readonly kind: string;
  /** The usual one. */
  readonly apiVersion: string;
  /** The keys of `spec` that no other kind of the same name has. */
  readonly ownKeys: readonly string[];
}

/** The kinds of objects that are completed. */
const kinds: readonly Kind[] = [
  { kind: 'NetworkPolicy', apiVersion: 'networking.k8s.io/v1', ownKeys: [] },
  {
    kind: 'SeccompProfile',
    apiVersion: 'security-profiles-operator.x-k8s.io/v1beta1',
    ownKeys: ['defaultAction', 'syscalls'],
  },
  {
    kind: 'SeccompProfile',
    apiVersion: 'spdx.softwarecomposition.kubescape.io/v1beta1',
    ownKeys: ['containers', 'initContainers', 'ephemeralContainers'],
  },
];

/** In a document that is not yet known to be an object of ours: only what its typed beginning asks for. */
export function beginnings(
  { position, path, token, object }: Place,
  kind: string | undefined,
  apiVersion: string | undefined,
): readonly Offer[] {
  const [key] = path;
  if (position === 'value' && key === 'kind') return kindOffers(apiVersion, token.typed);
  if (position === 'value' && key === 'apiVersion') return versionOffers(kind, object, token.word);
  if (position === 'key' && path.length === 0 && apiVersion !== undefined && kind === undefined) {
    return kindOffers(apiVersion, '').map(({ label }) => ({
      label: 'kind',
      kind: 'key',
      rank: 0,
      content: { kind: 'entry', key: 'kind', value: scalar(label) },
    }));
  }
  const isAlone = object.entries.length === 1 && object.entries[0]?.key.value === cursorWord;
  if (position !== 'key' || !isAlone) return [];
  if (token.form === 'block' && asksFor('netpol', 4, token.typed)) return [policyOffer];
  return asksFor(profileOffer.label, 3, token.typed) ? [profileOffer] : [];
}

/** @param least how many letters ask for it, fewer being the beginning of too much else */
function asksFor(name: string, least: number, typed: string): boolean {
  return typed.length >= least && name.startsWith(typed);
}

/** The first line of a seccomp profile. */
const profileOffer: Offer = {
  label: 'defaultAction',
  kind: 'key',
  detail: 'seccomp profile',
  documentation: 'The beginning of a seccomp profile: what happens to calls that no rule names.',
  rank: 0,
  content: {
    kind: 'entry',
    key: 'defaultAction',
    value: oneOf(['SCMP_ACT_ERRNO', 'SCMP_ACT_ALLOW', 'SCMP_ACT_LOG', 'SCMP_ACT_KILL_PROCESS']),
  },
};

/** Those of the API, and without one those whose beginning is typed. */
function kindOffers(apiVersion: string | undefined, typed: string): readonly Offer[] {
  const names = kinds.flatMap(({ kind, apiVersion: usual }) => {
    const isOurs = apiVersion !== undefined && groupOf(apiVersion) === groupOf(usual);
    return isOurs || (apiVersion === undefined && typed !== '' && kind.startsWith(typed)) ? [kind] : [];
  });
  return [...new Set(names)].map((name, index) => plain(name, 'value', index / 100));
}

/** Of several projects with a kind of the same name those whose object it may be. */
function versionOffers(kind: string | undefined, object: MappingNode, written: string): readonly Offer[] {
  const spec = nodeAt(object, ['spec']);
  const keys = new Set(spec?.kind === 'mapping' ? spec.entries.map(({ key }) => keyText(key)) : []);
  const named = kinds.filter((one) => one.kind === kind);
  const told = named.filter(({ ownKeys }) => ownKeys.some((key) => keys.has(key)));
  return (told.length === 0 ? named : told).flatMap(({ apiVersion }, index) =>
    apiVersion.startsWith(written) || groupOf(written) === groupOf(apiVersion)
      ? [plain(apiVersion, 'value', index / 100)]
      : [],
  );
}
