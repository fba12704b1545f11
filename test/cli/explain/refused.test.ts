import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const pods = ['a', 'b'].map(
  (name) => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop }\n---\n`,
);

/** The server's decoder takes no number for a label. */
const deny = (name: string, label: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop, labels: { v: ${label} } }
spec: { podSelector: {} }
`;

describe('policies that the API server refuses', () => {
  let cwd = '';
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), 'policy-lens-'));
    write('pods.yaml', pods.join(''));
    write('deny.yaml', deny('deny', '1'));
    write('sound.yaml', deny('sound', '"1"'));
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  const files = ['pods.yaml', 'deny.yaml', 'sound.yaml'];
  const ends = ['--from', 'shop/a', '--to', 'shop/b'];
  it('are told from the others in an explanation, in each of its forms', async () => {
    const ask = async (format: string) =>
      (await runCli(cwd, ['explain', ...files, ...ends, '--format', format])).out;
    const text = await ask('text');
    expect(text).toContain(
      'Limited by policy shop/deny (deny.yaml:1), which the API server refuses as it is written\n',
    );
    expect(text).toContain('Limited by policy shop/sound (sound.yaml:1)\n');
    const [answer] = JSON.parse(await ask('json')).answers;
    expect(answer.ingress.policies).toMatchObject([
      { policy: 'shop/deny', refused: true },
      { policy: 'shop/sound', refused: false },
    ]);
    const related = JSON.parse(await ask('sarif')).runs[0].results[0].relatedLocations;
    expect(related.map((place: { message: { text: string } }) => place.message.text)).toEqual(
      expect.arrayContaining([
        'shop/deny limits these pods, which the API server refuses as it is written',
        'shop/sound limits these pods',
      ]),
    );
  });
});
