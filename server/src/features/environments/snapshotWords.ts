import type { AttachedSnapshot, MissingSnapshot } from '../../assembly/clusters/attached.ts';
import { type ClusterDifference, compareWithCluster } from '../../assembly/clusters/differences.ts';
import type { Environment } from '../../assembly/environment.ts';
import type { Origin } from '../../base/origin.ts';
import { count, enumerate } from '../../base/words.ts';
import { isInNamespace, kindOf } from '../../kubernetes/objectKey.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';

/** `Completed by cluster.yaml, a snapshot of the cluster with 212 objects, taken on 2026-11-12 at 14:03 UTC or later.` */
export function snapshotWords({ file }: AttachedSnapshot, name: string): string {
  const { objects, takenSince } = file.cluster;
  const holds = count(objects.length, 'object');
  return `Completed by ${name}, a snapshot of the cluster with ${holds}${sinceWords(takenSince)}.`;
}

/** When it was taken is written nowhere: the newest thing in it tells when at the earliest. */
function sinceWords(takenSince: string | undefined): string {
  const [, day, time] = /^(.{10})T(.{5})/.exec(takenSince ?? '') ?? [];
  return day === undefined ? '' : `, taken on ${day} at ${time} UTC or later`;
}

export function missingWords({ why }: MissingSnapshot, name: string): string {
  switch (why) {
    case 'absent':
      return `There is no ${name}, which .policy-lens.yaml names as a snapshot of the cluster.`;
    case 'unreadable':
      return `${name} can’t be read as a snapshot of the cluster, so nothing counts as complete: it must be a list of objects, as kubectl get -A -o yaml prints it.`;
    case 'not yet read':
      return `${name}, a snapshot of the cluster, is still being read, so nothing counts as complete.`;
  }
}

/** A sentence about objects, with one for each of them. */
export interface ObjectsWords {
  readonly text: string;
  readonly objects: readonly { readonly text: string; readonly origin: Origin }[];
}

/** What is otherwise in the cluster; at most one sentence each. */
export function comparisonWords(environment: Environment): {
  readonly differing: readonly ObjectsWords[];
  readonly unwritten: readonly ObjectsWords[];
} {
  const { differences, unwritten } = compareWithCluster(environment);
  return {
    differing: sentence(
      differences.map((difference) => ({
        text: differenceText(difference, environment),
        origin: difference.written.origin,
      })),
      (what, is) => `${what} ${is} not in the cluster as here; what is here counts`,
      'object',
    ),
    unwritten: sentence(
      unwritten.map((policy) => ({ text: nameOf(policy, environment), origin: policy.origin })),
      (what, is) =>
        `${what} ${is} in the cluster alone, and counts`.replace(/are (.*)counts$/, 'are $1count'),
      'policy',
    ),
  };
}

function sentence(
  objects: ObjectsWords['objects'],
  write: (what: string, is: 'is' | 'are') => string,
  noun: string,
): readonly ObjectsWords[] {
  if (objects.length === 0) return [];
  const what = count(objects.length, noun);
  return [{ text: `${write(what, objects.length === 1 ? 'is' : 'are')}.`, objects }];
}

function differenceText({ written, words }: ClusterDifference, environment: Environment): string {
  return `${nameOf(written, environment)}: in the cluster ${enumerate(words.map(otherwise))}`;
}

/** A field differs; a label says how. */
function otherwise(word: string): string {
  return /^(?:no )?label /.test(word) ? word : `another ${word}`;
}

/** `NetworkPolicy shop/web` */
function nameOf(object: KubernetesObject, { defaultNamespace }: Environment): string {
  const name = isInNamespace(object) ? `${object.namespace ?? defaultNamespace}/${object.name}` : object.name;
  return `${kindOf(object)} ${name}`;
}

/** What is otherwise in the cluster about one object that is written; undefined where nothing is. */
export function differenceOf(environment: Environment, object: KubernetesObject): string | undefined {
  const found = compareWithCluster(environment).differences.find(({ written }) => written === object);
  return found && `In the cluster: ${enumerate(found.words.map(otherwise))}. What is written here counts.`;
}
