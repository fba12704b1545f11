import { groupBy } from '../../base/groupBy.ts';
import { count } from '../../base/words.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import type { Selected } from '../../network/selectors.ts';
import { bullets, code, few, paragraphs } from './markdown.ts';

const maximumNames = 6;
const maximumNamespaces = 6;

/** `web` (Deployment, 3 replicas) */
export function workloadText({ workload }: KnownPods): string {
  const { name, workloadKind, replicas } = workload;
  const size = replicas === undefined || workloadKind === 'Pod' ? '' : `, ${count(replicas, 'replica')}`;
  return `${code(name)} (${workloadKind}${size})`;
}

/**
 * The pods that something selects, by name, grouped by namespace.
 * @param who the selection in words: `any pod with app=web in namespace shop`, already safe for Markdown
 */
export function describePods(selected: Selected<KnownPods>, who: string): string {
  const { items, complete } = selected;
  if (items.length === 0) {
    return complete
      ? `**Selects nothing**: there is no such pod (${who}).`
      : `Selects ${who}: **none in these files**, but pods elsewhere may match.`;
  }
  return paragraphs(
    `Selects **${count(items.length, 'workload')}**: ${who}.`,
    podList(items),
    onNodes(items),
    complete ? undefined : 'Pods that are not in these files may match too.',
  );
}

/** One line a namespace. */
export function podList(items: readonly KnownPods[]): string {
  const groups = byNamespace(items);
  const lines = [...groups]
    .slice(0, maximumNamespaces)
    .map(([namespace, members]) => `${code(namespace)}: ${few(members.map(workloadText), maximumNames)}`);
  const more = groups.size - maximumNamespaces;
  return bullets(more > 0 ? [...lines, `${count(more, 'more namespace')}`] : lines);
}

function byNamespace(items: readonly KnownPods[]): ReadonlyMap<string, readonly KnownPods[]> {
  return groupBy(items, ({ namespace }) => namespace.name);
}

function onNodes(items: readonly KnownPods[]): string | undefined {
  const names = items.filter((pods) => pods.hostNetwork).map(({ workload }) => code(workload.name));
  if (names.length === 0) return undefined;
  return `In their node’s network, where Kubernetes leaves the effect of policies open: ${few(names, maximumNames)}.`;
}

/** `(2 workloads)`, `(none here)`, for the end of a line. */
export function podCount({ items, complete }: Selected<KnownPods>): string {
  if (items.length > 0) return `(${count(items.length, 'workload')}${complete ? '' : ' here'})`;
  return complete ? '(there is none)' : '(none of them here)';
}
