import { profileFormOf } from '../../../manifests/recognise.ts';
import { type Dialect, dialectOf } from '../../../seccomp/profile/dialect.ts';
import type { ProfileForm, RawProfile } from '../../../seccomp/rawProfile.ts';
import type { MappingNode, Node, ScalarValue } from '../../../syntax/tree.ts';
import { nodeAt, type Place } from '../../completion/place.ts';
import type { Path } from '../../keys/place.ts';
import type { KeyLevel } from '../keys/documentation.ts';
import { rootLevel } from '../keys/root.ts';
import { shapeAt } from '../keys/shapes.ts';
import { entryNamed, textIn, textsIn } from './nodes.ts';

/** A profile that is being written, around the cursor. */
export interface ProfileDraft {
  readonly dialect: Dialect;
  /** Whether it is a file whose dialect no key has told yet. */
  readonly isUndecided: boolean;
  /** What the path begins in. */
  readonly root: KeyLevel;
  /** To the cursor, from the root on. */
  readonly path: Path;
  /** What stands at a path from the root on. */
  readonly at: (path: Path) => Node | undefined;
  readonly profile: MappingNode | undefined;
  /** Undefined where the cursor is in no rule. */
  readonly rule: MappingNode | undefined;
  readonly architectures: readonly string[];
  readonly defaultAction: ScalarValue | undefined;
  readonly hasListener: boolean;
}

/**
 * @param known the profile that the cursor was in when the file was last read, which tells more than the text around the
 * cursor does
 * @returns undefined where there is none
 */
export function profileDraft(place: Place, known: RawProfile | undefined): ProfileDraft | undefined {
  const start = startOf(place, known?.form);
  if (start === undefined) return undefined;
  const { root, prefix, form } = start;
  const path = place.path.slice(prefix.length);
  const at = (steps: Path): Node | undefined => nodeAt(place.object, [...prefix, ...steps]);
  const dialect = known === undefined ? formDialect(form) : dialectOf(known);
  const profilePath = pathTo('profile', root, dialect, path);
  const profile = profilePath === undefined ? undefined : mappingAt(at, profilePath);
  const rulePath = pathTo('rule', root, dialect, path);
  return {
    dialect,
    isUndecided: form === 'profile' && dialect === 'oci',
    root,
    path,
    at,
    profile,
    rule: rulePath === undefined ? undefined : mappingAt(at, rulePath),
    architectures: profile === undefined ? [] : textsIn(entryNamed(profile, 'architectures')?.value),
    defaultAction: profile === undefined ? undefined : textIn(profile, 'defaultAction'),
    hasListener: profile !== undefined && (textIn(profile, 'listenerPath') ?? '') !== '',
  };
}

function formDialect(form: ProfileForm): Dialect {
  return form === 'spo' || form === 'kubescape' ? form : 'oci';
}

interface Start {
  readonly root: KeyLevel;
  readonly prefix: Path;
  readonly form: ProfileForm;
}

/** The word at the cursor may hide from the text that it is a profile; then what was known of it counts. */
function startOf(place: Place, known: ProfileForm | undefined): Start | undefined {
  const form = place.form ?? formOfObject(place.object) ?? known;
  if (form === undefined) return undefined;
  const isAround = place.form === undefined || place.isAround;
  if (form === 'runtime-config' && isAround) {
    const prefix = ['linux', 'seccomp'];
    const isInside = prefix.every((step, index) => place.path[index] === step);
    return isInside ? { root: 'profile', prefix, form } : undefined;
  }
  const root = form === 'profile' ? 'profile' : rootLevel(form, isAround);
  return root && { root, prefix: [], form };
}

function formOfObject(object: MappingNode): ProfileForm | undefined {
  return profileFormOf(textIn(object, 'apiVersion') ?? '', textIn(object, 'kind') ?? '');
}

/** The shortest part of a path that leads to an object of a level. */
function pathTo(level: KeyLevel, root: KeyLevel, dialect: Dialect, path: Path): Path | undefined {
  for (let length = 0; length <= path.length; length++) {
    const part = path.slice(0, length);
    const shape = shapeAt(root, dialect, part)?.shape;
    if (shape?.kind === 'object' && shape.level === level) return part;
  }
  return undefined;
}

function mappingAt(at: (path: Path) => Node | undefined, path: Path): MappingNode | undefined {
  const node = at(path);
  return node?.kind === 'mapping' ? node : undefined;
}
