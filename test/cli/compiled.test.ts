import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { compile } from '../../server/src/cli/compiled.ts';

describe('a program with the code that V8 made of it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  const program = join(folder, 'program.cjs');
  const cache = join(folder, 'program.cache');
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(() => {
    rmSync(cache, { force: true });
    writeProgram('first');
    writeFileSync(cache, compile(program, cache).script.createCachedData());
  });

  function writeProgram(answer: string): void {
    const text = `"use strict";globalThis.answer = ["${answer}", require("node:path").basename(__filename)];`;
    writeFileSync(program, text);
  }

  /** What a run of it says, and whether V8 took the code. */
  function outcome() {
    const { script, run } = compile(program, cache);
    run();
    const { answer } = globalThis as { answer?: unknown };
    return { answer, isTaken: script.cachedDataRejected === false };
  }

  it('uses the code', () => {
    expect(outcome()).toEqual({ answer: ['first', 'program.cjs'], isTaken: true });
  });

  it('runs without it', () => {
    rmSync(cache);
    expect(outcome()).toEqual({ answer: ['first', 'program.cjs'], isTaken: false });
  });

  it('leaves code alone that is older than the program, whose length may be the same', () => {
    writeProgram('other');
    const later = Date.now() / 1000 + 10;
    utimesSync(program, later, later);
    expect(outcome()).toEqual({ answer: ['other', 'program.cjs'], isTaken: false });
  });

  it('leaves code alone that is not V8’s', () => {
    writeProgram('again');
    writeFileSync(cache, 'no code');
    expect(outcome()).toEqual({ answer: ['again', 'program.cjs'], isTaken: false });
  });
});
