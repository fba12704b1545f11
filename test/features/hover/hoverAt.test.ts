import { describe, expect, it } from 'vitest';
import { type Hover, hoverAt } from '../../../server/src/features/hover/hoverAt.ts';
import { lineLinks } from '../../../server/src/features/hover/lineLinks.ts';
import { plainText } from '../../../server/src/features/hover/markdown.ts';
import type { Workbench } from '../../../server/src/rules/workbench.ts';
import { root } from '../../support/workbench.ts';
import { caseFiles, shopWith } from '../cases.ts';

const configuration = `environments:
  - name: production
    files: ['**']
    kubernetes: "1.36"
    complete: {workloads: true}
rules:
  unknown-field: warning
ignore:
  - path: x
    rule: syntax
    reason: generated
`;

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: shop }
spec: {}
`;

describe('hover', () => {
  for (const { name, text, expected } of caseFiles(new URL('cases/', import.meta.url))) {
    it(`everywhere in ${name}`, async () => {
      await expect(all(shopWith(name, text), `${root}/${name}`, text)).toMatchFileSnapshot(expected);
    });
  }

  it('everywhere in .policy-lens.yaml', async () => {
    const name = '.policy-lens.yaml';
    const expected = new URL('cases/configuration.expected.md', import.meta.url).pathname;
    const workbench = shopWith(name, configuration);
    await expect(all(workbench, `${root}/${name}`, configuration)).toMatchFileSnapshot(expected);
  });

  it('is plain text without links where an editor asks for that', () => {
    const links = lineLinks(shopWith('a(b).yaml', policy), `${root}/a(b).yaml`);
    const markdown = `\\[so\\] **it** is${links({ object: `${root}/a(b).yaml#NetworkPolicy/shop/p`, path: 'spec' })}.`;
    expect(markdown).toContain('%28b%29.yaml#L4');
    expect(plainText(markdown)).toBe('[so] it is (line 4).');
  });

  it('says nothing of a file that is not open', () => {
    expect(hoverAt(shopWith('a.yaml', ''), `${root}/other.yaml`, 0)).toBeUndefined();
  });
});

/** Every hover of a file, in the order of the text, with the place that it belongs to. */
function all(workbench: Workbench, uri: string, text: string): string {
  const found = new Map<string, Hover>();
  for (let offset = 0; offset <= text.length; offset++) {
    const hover = hoverAt(workbench, uri, offset);
    if (hover !== undefined) found.set(`${hover.range.start}-${hover.range.end}`, hover);
  }
  return [...found.values()]
    .map(({ range, markdown }) => {
      const before = text.slice(0, range.start).split('\n');
      const place = `${before.length}:${(before.at(-1) ?? '').length + 1}`;
      return `# ${place} ${text.slice(range.start, range.end)}\n\n${markdown}\n`;
    })
    .join('\n');
}
