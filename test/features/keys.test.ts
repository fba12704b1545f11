import { describe, expect, it } from 'vitest';
import { keyDocumentation } from '../../server/src/features/keys/documentation.ts';
import { type FieldType, networkPolicySchema } from '../../server/src/manifests/admission/schema.ts';

type Path = readonly (string | number)[];

/** Every key of a NetworkPolicy, lists entered at their first item. */
function* keysOf(type: FieldType, path: Path): Generator<Path> {
  if (type.kind === 'list') yield* keysOf(type.item, [...path, 0]);
  if (type.kind !== 'struct') return;
  for (const [key, field] of type.fields) {
    yield [...path, key];
    yield* keysOf(field, [...path, key]);
  }
}

const keys = [...keysOf(networkPolicySchema, [])];

describe('documentation of keys', () => {
  it('exists for every key of a NetworkPolicy, and says what follows from leaving it out', () => {
    expect(keys.length).toBeGreaterThan(40);
    const missing = keys.filter((path) => {
      const documentation = keyDocumentation(path);
      return documentation === undefined || documentation.means === '' || documentation.without === '';
    });
    expect(missing).toEqual([]);
  });

  it('tells the selector of a policy from that of a peer', () => {
    const own = keyDocumentation(['spec', 'podSelector']);
    const peer = keyDocumentation(['spec', 'ingress', 0, 'from', 1, 'podSelector']);
    expect(own?.means).not.toBe(peer?.means);
  });

  it.each([
    [['spec', 'podSelector', 'matchLabels', 'app']],
    [['spec', 'unknown']],
    [['spec', 'ingress', 0]],
    [[]],
  ])('has nothing for %j', (path) => {
    expect(keyDocumentation(path)).toBeUndefined();
  });
});
