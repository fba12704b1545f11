import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import logWriter from '../../scripts/workbench/logWriter.cjs';

const folder = mkdtempSync(join(tmpdir(), 'log-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('writes what is at or above its level, with time and level', async () => {
  const file = join(folder, 'deep/one.log');
  const logger = await logWriter.createAsyncRotatingLogger('one', file);
  logger.setPattern();
  logger.debug('below the first level');
  logger.setLevel(1);
  logger.debug('heard');
  logger.error('wrong');
  expect(readFileSync(file, 'utf8')).toMatch(
    /^[\d-]+ [\d:.]+ \[debug\] heard\n[\d-]+ [\d:.]+ \[error\] wrong\n$/,
  );
});

it('writes messages as they are when it is told to', async () => {
  const file = join(folder, 'bare.log');
  const logger = await logWriter.createRotatingLogger('bare', file);
  logger.clearFormatters();
  logger.info('as ');
  logger.info('it is\n');
  expect(readFileSync(file, 'utf8')).toBe('as it is\n');
});
