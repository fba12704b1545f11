import { shiftRange, type TextRange } from '../../base/range.ts';
import { count } from '../../base/words.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import { fieldOf, listItems } from '../../seccomp/profile/access.ts';
import type { RawObject, RawProfile, RawValue } from '../../seccomp/rawProfile.ts';
import type { FileDocument, WorkspaceFile } from '../../workspace/file.ts';
import { conditionsOf } from '../seccomp/written/conditions.ts';
import { actionText } from '../seccomp/written/outcome.ts';
import { defaultActionOf, rulesOf, type WrittenRule } from '../seccomp/written/rules.ts';

/** One line of an outline. Ranges are in the file's offsets. */
export interface OutlineItem {
  readonly kind: 'profile' | 'default' | 'architectures' | 'rule' | 'call';
  readonly name: string;
  readonly detail: string;
  readonly range: TextRange;
  /** What a jump selects, inside the range. */
  readonly selection: TextRange;
  readonly children: readonly OutlineItem[];
}

/**
 * What the seccomp profiles of a file mean, as an outline: default action, architectures, rules with their calls. The
 * structure of JSON and YAML is told by editors themselves, so other objects have none.
 */
export function outlineOf({ documents }: WorkspaceFile): readonly OutlineItem[] {
  return documents.flatMap((document) =>
    document.manifests.flatMap((manifest): readonly OutlineItem[] => {
      const { model } = manifest;
      return model.kind === 'SeccompProfile' ? profileItems(model, rangesIn(document, manifest)) : [];
    }),
  );
}

/** Where values stand in the file. */
type RangeOf = (value: Pick<RawValue, 'origin'>) => TextRange | undefined;

function rangesIn(document: FileDocument, manifest: Manifest): RangeOf {
  return ({ origin }) => {
    const found = manifest.locate(origin.path);
    return found && shiftRange(found.value, document.start);
  };
}

/** A profile that is a file of its own has no line for itself. */
function profileItems(profile: RawProfile, rangeOf: RangeOf): readonly OutlineItem[] {
  const { body, name, namespace, form } = profile;
  const parts = body.kind === 'object' ? partItems(profile, body, rangeOf) : [];
  const range = rangeOf(profile);
  if (form === 'profile' || form === 'runtime-config' || range === undefined) return parts;
  const title = name === undefined || name === '' ? 'SeccompProfile' : name;
  const start = { start: range.start, end: range.start };
  return [
    { kind: 'profile', name: title, detail: namespace ?? '', range, selection: start, children: parts },
  ];
}

function partItems(profile: RawProfile, body: RawObject, rangeOf: RangeOf): readonly OutlineItem[] {
  const action = fieldOf(body, 'defaultAction');
  const architectures = listItems(body, 'architectures').flatMap((item) =>
    item.kind === 'text' ? [item.value.replace('SCMP_ARCH_', '')] : [],
  );
  const list = fieldOf(body, 'architectures');
  return [
    ...leaf('default', `Default: ${actionText(defaultActionOf(profile))}`, action, rangeOf),
    ...(architectures.length === 0 ? [] : leaf('architectures', architectures.join(', '), list, rangeOf)),
    ...rulesOf(profile).flatMap((rule) => ruleItem(rule, rangeOf)),
  ];
}

function leaf(
  kind: OutlineItem['kind'],
  name: string,
  value: RawValue | undefined,
  rangeOf: RangeOf,
): readonly OutlineItem[] {
  const range = value && rangeOf(value);
  return range === undefined ? [] : [{ kind, name, detail: '', range, selection: range, children: [] }];
}

/** `ERRNO EPERM: 12 calls`; of one call its name. */
function ruleItem({ action, calls, object, origin }: WrittenRule, rangeOf: RangeOf): readonly OutlineItem[] {
  const range = rangeOf({ origin });
  if (range === undefined) return [];
  const [only] = calls;
  const what = calls.length === 1 && only !== undefined ? only.value : count(calls.length, 'call');
  const children = calls.flatMap((call) => leaf('call', call.value, call, rangeOf));
  return [
    {
      kind: 'rule',
      name: `${actionText(action)}: ${what}`,
      detail: conditionsOf(object).join(' and '),
      range,
      selection: { start: range.start, end: range.start },
      children: children.filter(({ name }) => name !== ''),
    },
  ];
}
