import { isSame } from '../base/equality.ts';
import { fileOfObject, type Origin } from '../base/origin.ts';
import type { Finding, Place } from './finding.ts';

/** An object of a namespace. */
interface Named {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly origin: Origin;
}

/** What rules about objects of one name in one file rest on. */
/** Goes on behind the kind of the objects. */
export const namesakesElsewhere =
  ' of one name in several files may belong to several clusters: of these it is said only, where answers depend ' +
  'on it, that which one counts is not known.';

export const namesakeSources: readonly string[] = [
  'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  'https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/',
];

/** What tells an object apart within the files of one environment. */
export function nameInFile(kind: string, { name, namespace, origin }: Named): string {
  return `${fileOfObject(origin.object)} ${kind} ${namespace} ${name}`;
}

/**
 * That the last object of a name takes the place of one before it.
 * @param last of its name in the file, which may be the object itself
 * @param consequence what follows from it, and what to do
 */
export function overwritten<T extends Named>(
  kind: string,
  object: T,
  last: T | undefined,
  consequence: string,
): readonly Finding[] {
  // Of a copy nothing is lost.
  if (last === undefined || isSame(object, last, 'origin')) return [];
  return [
    {
      message: `${kind} ${object.name} stands once more further down in this file. The last one takes its place${consequence}`,
      place: placeOfName(object),
      related: [{ message: 'The one that counts', place: placeOfName(last) }],
    },
  ];
}

function placeOfName({ origin: { object } }: Named): Place {
  return { kind: 'origin', origin: { object, path: 'metadata.name' }, part: 'value' };
}
