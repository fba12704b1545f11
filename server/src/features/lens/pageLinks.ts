import type { Environment } from '../../assembly/environment.ts';
import type { Moment } from '../../assembly/resolveOrigin.ts';
import { listedPods } from '../../network/listing.ts';
import { code } from '../hover/markdown.ts';
import { sourceLinks } from '../sourceLinks.ts';

/** How an end of a connection is written in a page: a workload that is there leads to where it is written. */
export type EndWords = (id: string) => string;

/**
 * The ends of an environment's connections.
 * @param first the first workspace folder: VS Code's preview of Markdown counts paths from there in a text that lies in none
 */
export function endLinks(moment: Moment, { world }: Environment, first: string | undefined): EndWords {
  const link = sourceLinks(moment);
  const written = new Map(listedPods(world.cluster).map(({ id, members: [pods] }) => [id, pods]));
  return (id) => {
    const pods = written.get(id);
    const place = pods && link(pods.workload.origin);
    const path = place && first !== undefined ? pathFrom(first, place.uri) : undefined;
    if (place === undefined || path === undefined) return code(id);
    return `[${code(id)}](${path}#L${place.range.start.line + 1})`;
  };
}

/** `/pods.yaml`, `/../other/pods.yaml`; undefined for what is on another system. */
function pathFrom(folder: string, uri: string): string | undefined {
  const [from, to] = [folder.split('/'), uri.split('/')];
  // the scheme, nothing, and the host
  if (from.slice(0, 3).join('/') !== to.slice(0, 3).join('/')) return undefined;
  let common = 3;
  while (common < from.length && from[common] === to[common]) common++;
  const steps = [...from.slice(common).map(() => '..'), ...to.slice(common)];
  // brackets would end the link
  return `/${steps.join('/')}`.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
