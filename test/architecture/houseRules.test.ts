import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout, filesBelow } from '../support/checkout.ts';
import { forbiddenText, lineCount, median } from './houseRules.ts';

/** Tables that are made by a script hold data, and have as many lines as the data. */
const isTable = (file: string): boolean => /\/tables\/\w+\.ts$/.test(file);

const sources = ['server/src', 'client/src', 'client/webview']
  .flatMap((folder) => filesBelow(folder, /\.tsx?$/))
  .filter((file) => !isTable(file));
const tests = filesBelow('test', /\.tsx?$/).filter((file) => !file.startsWith('test/support/'));

const read = (file: string): string => readFileSync(join(checkout, file), 'utf8');

describe('source files', () => {
  it('are small: half of them have 80 lines or fewer', () => {
    expect(median(sources.map((file) => lineCount(read(file))))).toBeLessThanOrEqual(80);
  });

  it('are never longer than 400 lines', () => {
    expect(sources.filter((file) => lineCount(read(file)) > 400)).toEqual([]);
  });
});

describe('files contain no way around the checks', () => {
  it.each(forbiddenText)('$what', ({ pattern, in: where }) => {
    const files = where === 'tests' ? tests : [...sources, ...tests];
    expect(files.filter((file) => pattern.test(read(file)))).toEqual([]);
  });

  it.each(forbiddenText)('and "$planted" would be found', ({ pattern, planted }) => {
    expect(planted).toMatch(pattern);
  });
});
