import type { Environment } from '../../../assembly/environment.ts';
import type { LabelSelector } from '../../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PolicyRule } from '../../../kubernetes/networkPolicy.ts';
import { namespaceNameOf } from '../../../network/world.ts';
import type { PlainValue } from '../../../rules/finding.ts';
import { freeName } from '../../../rules/policies/freeName.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { fileOf } from '../../../workspace/snapshot.ts';
import type { Refactoring, TextEdit } from '../refactoring.ts';
import { objectAfter } from './copyOf.ts';
import { objectText } from './defaultDeny.ts';
import { goneEdits } from './gone.ts';
import { differing } from './mergePeers.ts';
import { areProven } from './proof.ts';
import { selectorValue } from './selectorValue.ts';
import { directions, listKey, peerKey, portKey, selectorKey, typeOf } from './words.ts';
import { type WrittenPolicy, writtenPolicy } from './writtenPolicy.ts';

/**
 * Gives rules that several policies of the namespace have a policy of their own, for the pods of all of them, wherever these
 * stand. Offered where one selector says who these are.
 */
export function commonRules(workbench: Workbench, written: WrittenPolicy): readonly Refactoring[] {
  return directions.flatMap((direction) => {
    if (!written.policy.isolates[direction]) return [];
    const others = siblingsOf(workbench, written, direction);
    for (const rule of written.policy[direction]) {
      const sharing = others.filter(({ policy }) => placeOf(policy[direction], rule) >= 0);
      const offered = sharing.length === 0 ? [] : extracted(written, sharing, direction, rule);
      if (offered.length > 0) return offered;
    }
    return [];
  });
}

function siblingsOf(
  workbench: Workbench,
  written: WrittenPolicy,
  direction: Direction,
): readonly WrittenPolicy[] {
  const { environment, policy, uri } = written;
  const { snapshot, assembly } = workbench;
  // Where a file is part of other environments, too, the new policy has to be.
  const environmentsOf = (file: string): string =>
    assembly
      .environmentsOf(file)
      .map(({ id }) => id)
      .join();
  return [...new Set([uri, ...filesSharing(environment, policy)])].flatMap((other) => {
    const file = fileOf(snapshot, other);
    const isOurs = !snapshot.apart.has(other) && !assembly.isClusterSnapshot(other);
    if (file === undefined || !isOurs || environmentsOf(other) !== environmentsOf(uri)) return [];
    return file.documents.flatMap((document) =>
      document.manifests.flatMap((manifest) => {
        const { model } = manifest;
        if (model.kind !== 'NetworkPolicy' || model === policy || !model.isolates[direction]) return [];
        if (!areNeighbours(environment, model, policy)) return [];
        return writtenPolicy(workbench, environment, file, document, manifest) ?? [];
      }),
    );
  });
}

/** The files with policies of the namespace that share a rule with one; their texts are to be at hand. */
export function filesSharing(environment: Environment, policy: NetworkPolicy): readonly string[] {
  const { world } = environment;
  const others = world.policies.get(namespaceNameOf(world, policy)) ?? [];
  const sharing = others.filter((other) =>
    directions.some(
      (direction) =>
        other !== policy &&
        other.isolates[direction] &&
        policy.isolates[direction] &&
        policy[direction].some((rule) => placeOf(other[direction], rule) >= 0),
    ),
  );
  return [...new Set(sharing.map(({ origin }) => origin.object.replace(/#.*/s, '')))].slice(0, mostFiles);
}

/** More files than these are not read for what may be offered. */
const mostFiles = 50;

function areNeighbours({ world }: Environment, left: NetworkPolicy, right: NetworkPolicy): boolean {
  return namespaceNameOf(world, left) === namespaceNameOf(world, right);
}

function keyOf({ peers, ports }: PolicyRule): string {
  return `${listKey(peers, peerKey)}\n\n${listKey(ports, portKey)}`;
}

function placeOf(rules: readonly PolicyRule[], rule: PolicyRule): number {
  return rules.findIndex((other) => keyOf(other) === keyOf(rule));
}

function extracted(
  written: WrittenPolicy,
  others: readonly WrittenPolicy[],
  direction: Direction,
  rule: PolicyRule,
): readonly Refactoring[] {
  const all = [written, ...others];
  const subject = unionOf(all.map(({ policy }) => policy.podSelector));
  const value = written.plainAt(rule.origin.path);
  const removed = all.map((one) => [one, withoutRule(one, direction, rule)] as const);
  if (subject === undefined || value === undefined) return [];
  const policies = written.environment.world.policies.get(written.home) ?? [];
  const object = objectOf(
    written.policy,
    freeName('', `common-${direction}`, policies),
    subject,
    direction,
    value,
  );
  const edit = objectAfter(written, objectText(written, object));
  if (edit === undefined) return [];
  const parts = new Map<string, [WrittenPolicy, TextEdit[]]>([[written.uri, [written, [edit]]]]);
  for (const [one, edits] of removed) {
    if (edits === undefined) return [];
    const part = parts.get(one.uri) ?? [one, []];
    parts.set(one.uri, part);
    part[1].unshift(...edits);
  }
  if (!areProven([...parts.values()])) return [];
  const [own, ...elsewhere] = [...parts].map(([uri, [, edits]]) => ({ uri, edits }));
  const where = elsewhere.length === 0 ? '' : ` of ${parts.size} files`;
  const title = `Extract the ${direction} rule that ${all.length} policies${where} share into a policy of its own`;
  return [
    {
      title,
      kind: 'extract',
      consequences: [],
      edits: own?.edits ?? [],
      ...(elsewhere.length === 0 ? {} : { elsewhere }),
    },
  ];
}

function withoutRule(
  { text, itemsOf, policy }: WrittenPolicy,
  direction: Direction,
  rule: PolicyRule,
): readonly TextEdit[] | undefined {
  const gone = placeOf(policy[direction], rule);
  return goneEdits(text, itemsOf(`spec.${direction}`), (index) => index === gone);
}

function objectOf(
  { namespace }: NetworkPolicy,
  name: string,
  subject: LabelSelector,
  direction: Direction,
  rule: PlainValue,
): PlainValue {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
    spec: { podSelector: selectorValue(subject), policyTypes: [typeOf[direction]], [direction]: [rule] },
  };
}

/** The selector of all pods that some selectors select; undefined where no single one says it. */
function unionOf(selectors: readonly LabelSelector[]): LabelSelector | undefined {
  const [first, ...others] = selectors;
  const everything = selectors.find(({ requirements }) => requirements.length === 0);
  if (first === undefined || everything !== undefined) return everything;
  if (others.every((other) => selectorKey(other) === selectorKey(first))) return first;
  for (const asked of first.requirements.filter(({ operator }) => operator === 'In')) {
    const found = others.map((other) => differing(first, other, asked));
    if (found.includes(undefined)) continue;
    const values = [...new Set([asked, ...found].flatMap((one) => one?.values ?? []))];
    const requirements = first.requirements.map((one) => (one === asked ? { ...asked, values } : one));
    return { ...first, requirements };
  }
  return undefined;
}
