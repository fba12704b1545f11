import { actionNamed } from '../../../seccomp/knowledge/actions.ts';
import { operatorNamed } from '../../../seccomp/knowledge/operators.ts';
import type { Dialect } from '../../../seccomp/profile/dialect.ts';
import type { MappingNode } from '../../../syntax/tree.ts';
import type { Offer } from '../../completion/offer.ts';
import { type KeyLevel, seccompKeyDocumentation } from '../keys/documentation.ts';
import { type KeyShape, keyShapes, type Shape } from '../keys/shapes.ts';
import { keyTemplate } from './keyTemplates.ts';
import { keysIn, textIn } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';

export interface KeyOffer extends Offer {
  readonly shape: Shape;
}

/** @param holder what the key would stand in; undefined where that is new */
export function keyOffers(
  draft: ProfileDraft,
  level: KeyLevel,
  holder: MappingNode | undefined,
): readonly KeyOffer[] {
  const beside = holder === undefined ? new Set<string>() : keysIn(holder);
  const isFree = ({ key }: KeyShape): boolean =>
    !beside.has(key.toLowerCase()) && isAllowed(level, key, beside, holder);
  return knownKeys(draft, level)
    .filter(({ key }) => isFree(key))
    .map(({ key: { key, shape }, whose }, index) => {
      const documentation = seccompKeyDocumentation(level, key);
      return {
        label: key,
        kind: 'key',
        detail: whose,
        documentation: documentation && `${documentation.means}\n\n${documentation.without}`,
        rank: (whose === undefined ? 0 : 1) + index / 100,
        content: { kind: 'entry', key, value: keyTemplate(draft, level, key, holder) },
        shape,
      };
    });
}

interface KnownKey {
  readonly key: KeyShape;
  /** Who alone reads it, where that is not told yet. */
  readonly whose: string | undefined;
}

/** Until a key has told whose profile it is, the additions of Docker and Podman may come. */
function knownKeys({ dialect, isUndecided }: ProfileDraft, level: KeyLevel): readonly KnownKey[] {
  const own = keyShapes(level, dialect);
  const known = [...own.values()].map((key): KnownKey => ({ key, whose: undefined }));
  if (!isUndecided) return known;
  const [docker, podman] = [keyShapes(level, 'docker'), keyShapes(level, 'podman')];
  const others = new Map([...docker, ...podman]);
  for (const [name, key] of others) {
    if (own.has(name)) continue;
    const readers = [docker.has(name) ? 'Docker' : '', podman.has(name) ? 'Podman' : ''].filter(Boolean);
    known.push({ key, whose: readers.join(' and ') });
  }
  return known;
}

/** Keys that some others exclude. */
const excludedBy: Readonly<Record<string, readonly string[]>> = {
  'profile.architectures': ['archmap'],
  'profile.archMap': ['architectures'],
  'profile.defaultErrno': ['defaulterrnoret'],
  'profile.defaultErrnoRet': ['defaulterrno'],
  'profile.state': ['disabled'],
  'profile.disabled': ['state'],
  'rule.names': ['name'],
  'rule.errno': ['errnoret'],
  'rule.errnoRet': ['errno'],
};

function isAllowed(
  level: KeyLevel,
  key: string,
  beside: ReadonlySet<string>,
  holder: MappingNode | undefined,
): boolean {
  const id = `${level}.${key}`;
  if (excludedBy[id]?.some((other) => beside.has(other)) === true) return false;
  switch (id) {
    case 'rule.name':
      return false;
    case 'rule.errnoRet':
    case 'rule.errno':
      return mayHaveErrno(holder, 'action');
    case 'profile.defaultErrnoRet':
    case 'profile.defaultErrno':
      return mayHaveErrno(holder, 'defaultAction');
    case 'profile.listenerMetadata':
      return beside.has('listenerpath');
    case 'argument.valueTwo':
      return usesValueTwo(holder);
    default:
      return true;
  }
}

/** Runtimes pass over an error number beside most actions, or refuse the profile. */
function mayHaveErrno(holder: MappingNode | undefined, key: string): boolean {
  const action = holder === undefined ? undefined : textIn(holder, key);
  return action === undefined || actionNamed(action)?.usesErrno !== false;
}

/** All operators but one do without it; one that is half written may become that one. */
function usesValueTwo(holder: MappingNode | undefined): boolean {
  const operator = holder === undefined ? undefined : textIn(holder, 'op');
  return operator === undefined || operatorNamed(operator)?.usesValueTwo !== false;
}

/** Whether a dialect has a key. */
export function hasKey(draft: ProfileDraft, level: KeyLevel, key: string): boolean {
  const dialects: readonly Dialect[] = draft.isUndecided ? ['oci', 'docker'] : [draft.dialect];
  return dialects.some((dialect) => keyShapes(level, dialect).has(key.toLowerCase()));
}
