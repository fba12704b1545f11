import { expect, it } from 'vitest';
import { batchCommand } from '../../scripts/support/batch.mjs';

it('a batch file is run with its words in quotes, and all of them in one more pair', () => {
  expect(batchCommand('C:\\VS Code\\code.cmd', ['--new-window', 'C:\\my shop'])).toEqual([
    'cmd.exe',
    ['/d', '/s', '/c', '""C:\\VS Code\\code.cmd" "--new-window" "C:\\my shop""'],
  ]);
});
