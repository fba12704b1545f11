import { load } from '../loaders/load.ts';
import type { RawEntry, RawObject, RawValue } from '../rawProfile.ts';
import type { ProfileSource } from '../source.ts';
import type { Target } from '../target.ts';
import { dialectOf } from './dialectOf.ts';
import { toOperatorObject } from './operatorObject.ts';
import { json, type Plain, plainOf } from './plain.ts';
import { rewriteErrors } from './rewriteErrors.ts';

export type Format = 'oci' | 'docker' | 'podman' | 'spo';

export interface Converted {
  readonly value: Plain;
  /** The value as JSON. */
  readonly text: string;
  /** What the new text does not say any more, in sentences. */
  readonly losses: readonly string[];
}

/**
 * A profile in another dialect. Where the new one can't say on what a rule depends, the rule is kept or left out as the
 * target has it, and that is said.
 * @param target that conditions on capabilities, architecture and kernel are decided for
 * @returns an error in place of the text where the profile's own engine would refuse it
 */
export function convert(
  source: ProfileSource,
  to: Format,
  target: Target,
): Converted | { readonly error: string } {
  const from = dialectOf(source.profile);
  const losses: string[] = [];
  noteBaseProfile(source.profile.body, losses);
  if (to === 'docker' || to === 'podman') {
    const { body } = source.profile;
    if (body.kind === 'object' && from !== 'spo') {
      const kept = to === 'docker' ? rewriteErrors(body, losses) : body;
      if (to === 'podman') noteKernels(body, losses);
      return converted(plainOf(kept), losses);
    }
  }
  const loaded = load(source, { ...target, loader: from });
  if (loaded.kind === 'refused') return { error: loaded.error };
  if (loaded.kind === 'unconfined')
    return { error: 'The profile says nothing: a container runs without a filter.' };
  for (const { names, reason } of loaded.dropped) {
    losses.push(`The rule for ${names.map(({ name }) => name).join(', ')} is left out: ${reason}.`);
  }
  const { config } = loaded;
  if (from === 'docker' || from === 'podman') {
    const gone = new Set(loaded.dropped.map(({ origin }) => origin.path));
    noteFlattened(source.profile.body, gone, losses);
  }
  if (to !== 'spo') return converted(plainOf(config), losses);
  return converted(toOperatorObject(config, source.profile.name ?? 'profile', losses), losses);
}

function converted(value: Plain, losses: readonly string[]): Converted {
  return { value, text: json(value), losses };
}

function noteBaseProfile(body: RawValue, losses: string[]): void {
  if (body.kind !== 'object') return;
  const base = body.entries.find(({ key }) => key === 'baseProfileName')?.value;
  if (base?.kind === 'text')
    losses.push(`The rules of the base profile ${base.value} are not part of the object.`);
}

/** @param gone the paths of rules that are left out, which has been said */
function noteFlattened(body: RawValue, gone: ReadonlySet<string>, losses: string[]): void {
  for (const rule of rulesOf(body)) {
    if (gone.has(rule.origin.path)) continue;
    const conditional = rule.entries.filter(
      ({ key, value }) => /^(?:in|ex)cludes$/i.test(key) && !isEmpty(value),
    );
    if (conditional.length === 0) continue;
    losses.push(
      `The rule for ${namesIn(rule)} no longer depends on ${conditional.map(describe).join(' and ')}.`,
    );
  }
}

function noteKernels(body: RawValue, losses: string[]): void {
  for (const rule of rulesOf(body)) {
    const hasKernel = rule.entries.some(
      ({ value }) =>
        value.kind === 'object' && value.entries.some(({ key }) => key.toLowerCase() === 'minkernel'),
    );
    if (hasKernel)
      losses.push(`Podman does not look at minKernel: the rule for ${namesIn(rule)} holds on every kernel.`);
  }
}

function rulesOf(body: RawValue): readonly RawObject[] {
  if (body.kind !== 'object') return [];
  return body.entries
    .filter(({ key }) => key.toLowerCase() === 'syscalls')
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : []))
    .filter((rule): rule is RawObject => rule.kind === 'object');
}

function namesIn(rule: RawObject): string {
  const texts = rule.entries
    .filter(({ key }) => /^names?$/i.test(key))
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]))
    .flatMap((value) => (value.kind === 'text' ? [value.value] : []));
  const [first, second, third, ...more] = texts;
  const shown = [first, second, third].filter((name) => name !== undefined).join(', ');
  return more.length === 0 ? shown : `${shown} and ${more.length} more`;
}

function describe({ key, value }: RawEntry): string {
  return `${key} ${JSON.stringify(plainOf(value))}`;
}

function isEmpty(value: RawValue): boolean {
  return value.kind !== 'object' || value.entries.length === 0;
}
