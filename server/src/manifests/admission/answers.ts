import { type KubernetesVersion, newestKubernetesVersion } from '../../kubernetes/version.ts';
import type { Node, SyntaxDocument } from '../../syntax/tree.ts';
import { type ItemType, objectsOf } from '../objects.ts';
import { admit, isOfOtherKind } from './admit.ts';
import type { Admission } from './message.ts';

const cache = new WeakMap<SyntaxDocument, Map<string, readonly Admission[]>>();

/**
 * What the API server answers to each policy of a document; asked once for a document, by whoever wants to know.
 * Nothing where it holds seccomp profiles alone, or an object of another kind.
 * @param listed what the document is where it is an item of a list that says so
 */
export function admissionsOf(
  document: SyntaxDocument,
  language: 'yaml' | 'json',
  version: KubernetesVersion,
  countsMarker: boolean,
  listed: ItemType | undefined,
): readonly Admission[] {
  const known = cache.get(document) ?? new Map<string, readonly Admission[]>();
  cache.set(document, known);
  const key = `${language} ${version} ${countsMarker} ${listed?.apiVersion} ${listed?.kind}`;
  const answered = known.get(key);
  if (answered !== undefined) return answered;
  const objects = objectsOf(document, listed);
  if (objects.length > 0 && objects.every(({ profile }) => profile !== undefined)) return [];
  const types = new Map(objects.map((object) => [object.node, object]));
  if (isOfOtherKind(document, language, types)) return [];
  const admissions = admit(document, language, version, countsMarker, types).filter(
    ({ skipped }) => !skipped,
  );
  known.set(key, admissions);
  return admissions;
}

/**
 * Tells the versions whose server does not take an object of the document. They are asked one by one, when someone wants
 * to know. Servers only became stricter, so that one which the newest takes is taken by all.
 * @param countsMarker as the document's findings are asked for, so that one answer serves both
 * @param listed what the document is where it is an item of a list that says so
 */
export function refusalOf(
  document: SyntaxDocument,
  language: 'yaml' | 'json',
  object: Node,
  countsMarker: boolean,
  listed: ItemType | undefined,
): (version: KubernetesVersion) => boolean {
  const refuses = (version: KubernetesVersion): boolean => {
    const admissions = admissionsOf(document, language, version, countsMarker, listed);
    return admissions.some(
      ({ accepted, node, decodeError }) => !accepted && (node === object || decodeError?.code === 'syntax'),
    );
  };
  return (version) => refuses(newestKubernetesVersion) && refuses(version);
}
