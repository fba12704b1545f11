import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connections, formatConnections } from '../../server/src/network/connections.ts';
import { describeShared } from '../support/shared.ts';
import { filesBelow, worldOf } from '../support/world.ts';

for (const group of ['cases/connectivity', 'cases/connectivity-ingress']) {
  describeShared(`connections of ${group} as netpol-analyzer lists them`, group, (folder) => {
    const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.txt')));

    it('has cases', () => expect(cases.length).toBeGreaterThanOrEqual(4));

    it.each(cases)(
      '%s',
      (name) => {
        const files = filesBelow(join(folder, name, 'manifests'));
        const world = worldOf(files, { hostNetwork: 'as-pods' });
        const rows = connections(world).filter((row) => row.certainty === 'surely');
        expect(lines(formatConnections(rows))).toEqual(
          lines(readFileSync(join(folder, name, 'expected.txt'), 'utf8')),
        );
      },
      60_000,
    );
  });
}

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}
