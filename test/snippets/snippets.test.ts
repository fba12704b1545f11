import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkFiles } from '../../server/src/cli/check/checkFiles.ts';
import { kubernetesVersions } from '../../server/src/kubernetes/version.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { checkout } from '../support/checkout.ts';
import { contributions, snippetsOf } from './contributed.ts';
import { expand, stops, variants } from './expand.ts';

const yaml = snippetsOf('yaml');
const json = snippetsOf('json');

describe('the snippets', () => {
  it('are there for YAML, and the same for JSON with and without comments', () => {
    expect(yaml.length).toBeGreaterThanOrEqual(8);
    const named = (snippets: typeof yaml) =>
      snippets.map(({ name, prefix, description }) => [name, prefix, description]);
    expect(named(json)).toEqual(named(yaml));
    expect(snippetsOf('jsonc')).toEqual(json);
  });

  it('have files that the VSIX holds', () => {
    const manifest = readFileSync(join(checkout, 'package.json'), 'utf8');
    expect(contributions().every(({ path }) => path.startsWith('./snippets/'))).toBe(true);
    expect(manifest).toContain('"snippets/**"');
  });

  it.each(yaml.map(({ prefix, description }) => ({ prefix, description })))(
    '$prefix has a prefix and a description of its kind',
    ({ prefix, description }) => {
      expect(prefix).toMatch(/^np-[a-z-]+$/);
      expect(yaml.filter((other) => other.prefix === prefix)).toHaveLength(1);
      expect(description).toMatch(/^Lets .+\.$/);
    },
  );
});

describe.each([
  { language: 'yaml', snippets: yaml },
  { language: 'json', snippets: json },
])('a snippet for $language', ({ language, snippets }) => {
  it.each(snippets.map((snippet) => [snippet.prefix, snippet] as const))(
    '%s has its stops in order',
    (_, { body }) => {
      const numbers = stops(body);
      expect(numbers).toEqual([...numbers.slice(0, -1).map((_number, index) => index + 1), 0]);
    },
  );

  it.each(snippets.map((snippet) => [snippet.prefix, snippet] as const))(
    '%s is accepted by every version, whatever is chosen',
    (_, { body }) => {
      for (const choices of variants(body)) {
        const text = expand(body, choices);
        expect(parse(text)).toMatchObject({ apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' });
        if (language === 'json') expect(() => JSON.parse(text)).not.toThrow();
        for (const kubernetesVersion of kubernetesVersions) {
          const files = new Map([[`file:///policy.${language}`, text]]);
          expect(checkFiles(files, { settings: { ...defaultSettings, kubernetesVersion } })).toEqual([]);
        }
      }
    },
  );
});

it.each(yaml.map(({ prefix, body }) => [prefix, body] as const))(
  '%s says the same in JSON',
  (prefix, body) => {
    const twin = json.find((other) => other.prefix === prefix);
    expect(JSON.parse(expand(twin?.body ?? []))).toEqual(parse(expand(body)));
  },
);
