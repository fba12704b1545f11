import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { admitText, messagesOf } from './support.ts';

describeShared('real policies that every server accepts', 'cases/networkpolicies', (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.ya?ml$|\.json$/.test(file),
  );
  let policies = 0;

  it.each(files)('nothing is said of %s', (file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    for (const version of ['1.30', '1.36', '1.37'] as const) {
      const answers = admitText(text, version, file.endsWith('.json') ? 'json' : 'yaml');
      const ours = answers.filter(({ kind, skipped }) => kind === 'NetworkPolicy' && !skipped);
      policies += ours.length;
      expect(ours.flatMap(messagesOf).map(({ text: said }) => said)).toEqual([]);
      expect(ours.every(({ accepted }) => accepted)).toBe(true);
    }
  });

  it('found policies in them', () => {
    expect(policies).toBeGreaterThan(100);
  });
});
