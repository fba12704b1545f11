import { expect, it, vi } from 'vitest';
import { changesBetween } from '../../server/src/network/changes/changes.ts';
import { Comparison } from '../../server/src/network/changes/comparison.ts';
import { worldOf } from '../support/world.ts';

const kinds = ['web', 'db', 'cron', 'queue'];

/** So many pods of each kind; those of `db` let in those of one other kind. */
function shop(replicas: number, peer: string): string {
  const pods = kinds.flatMap((kind) =>
    Array.from(
      { length: replicas },
      (_, index) =>
        `apiVersion: v1\nkind: Pod\nmetadata: { name: ${kind}-${index}, namespace: shop, labels: { app: ${kind} } }\n`,
    ),
  );
  const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: ${peer} } } }] }] }
`;
  return [...pods, policy].join('---\n');
}

/** The changes of one edit, and how often one side was asked about others for them. */
function edited(replicas: number) {
  const [before, after] = [worldOf(shop(replicas, 'web')), worldOf(shop(replicas, 'cron'))];
  const asked = vi.spyOn(Comparison.prototype, 'about');
  const changes = changesBetween(before, after);
  const questions = asked.mock.calls.length;
  asked.mockRestore();
  const pairs = changes.map(({ sources, destinations }) => {
    if (sources.kind !== 'pods' || destinations.kind !== 'pods') throw new Error('no address is concerned');
    const count = (end: typeof sources) => end.groups.reduce((sum, { ids }) => sum + ids.length, 0);
    return [sources.groups.length, count(sources), destinations.groups.length, count(destinations)];
  });
  return { questions, pairs };
}

it('what changes is told by class, and found by asking classes, however many pods they have', () => {
  const [few, many] = [edited(3), edited(60)];
  // lost by the one kind, gained by the other
  expect(few.pairs).toEqual([
    [1, 3, 1, 3],
    [1, 3, 1, 3],
  ]);
  expect(many.pairs).toEqual([
    [1, 60, 1, 60],
    [1, 60, 1, 60],
  ]);
  expect(many.questions).toBe(few.questions);
  expect(many.questions).toBeLessThan(kinds.length ** 2 * 2);
});
