import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkout, filesBelow } from '../support/checkout.ts';
import { cruiseImports, type Imports } from './cruise.ts';
import { plantedAround, plantedViolations } from './plantedViolations.ts';

const minute = 60_000;
const planted = [...plantedViolations, ...plantedAround];

describe('imports', () => {
  let imports: Imports;
  beforeAll(async () => {
    imports = await cruiseImports(checkout);
  }, minute);

  it('of every source file are seen', () => {
    const sources = ['server/src', 'client/src', 'client/webview'].flatMap((folder) =>
      filesBelow(folder, /\.tsx?$/),
    );
    expect(imports.files).toEqual(expect.arrayContaining(sources));
  });

  it('point downward only', () => {
    expect(imports.violations).toEqual([]);
  });
});

describe('a forbidden import is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'planted-imports-'));
  let violations: readonly string[];
  beforeAll(async () => {
    for (const { importer, imported } of planted) plant(folder, importer, imported);
    violations = (await cruiseImports(folder)).violations;
  }, minute);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(plantedViolations)('$rule: $importer -> $imported', ({ rule, importer }) => {
    expect(violations.filter((line) => line.startsWith(`${rule}: ${importer} -> `))).not.toEqual([]);
  });

  it('and nothing else is', () => {
    const importers = new Set(plantedViolations.map(({ rule, importer }) => `${rule}: ${importer}`));
    expect(
      violations.map((line) => line.split(' -> ')[0]).filter((line) => !importers.has(line ?? '')),
    ).toEqual([]);
  });
});

/** Writes a file with one import, and the file that it imports where that is one of the project's. */
function plant(folder: string, importer: string, imported: string): void {
  const own = /^(server|client)\//.test(imported);
  const specifier = own ? `${'../'.repeat(importer.split('/').length - 1)}${imported}` : imported;
  write(join(folder, importer), `import * as planted from '${specifier}';\nexport const use = planted;\n`);
  if (own && !planted.some((file) => file.importer === imported)) {
    write(join(folder, imported), 'export const harmless = 1;\n');
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
