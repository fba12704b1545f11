import { readData } from './data.mjs';
import { syscallCodes } from './syscalls.mjs';
import { row, tableModule } from './text.mjs';

/**
 * @typedef {{ id: string, runtime: string, version: string, noNewPrivileges: boolean | null, method: string,
 *   syscalls: string[], fromProgramStart: string[], note: string }} BaseSet
 */

/** Calls that a runtime itself makes once the filter is loaded. */
export function runtimeBaseTables() {
  return [
    tableModule('runtimeBase', [
      {
        name: 'runtimeBaseRows',
        says: [
          'Runtime; version; `n` with noNewPrivileges, `p` without, empty where not told; `m`easured or `p`ublished; calls on',
          'x86_64 (numbers of the lines of `syscallRows`); those of them that belong to the start of the program, not to the runtime; note.',
        ],
        rows: readData('runtime-base').sets.map((/** @type {BaseSet} */ set) =>
          row(
            set.runtime,
            set.version,
            set.noNewPrivileges === null ? '' : set.noNewPrivileges ? 'n' : 'p',
            set.method[0],
            syscallCodes(set.syscalls),
            syscallCodes(set.fromProgramStart),
            set.note,
          ),
        ),
      },
    ]),
  ];
}
