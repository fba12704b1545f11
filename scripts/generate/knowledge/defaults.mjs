import { readData } from './data.mjs';
import { syscallCodes } from './syscalls.mjs';
import { lineCode, require, row, tableModule } from './text.mjs';

/**
 * @typedef {{ index: number, op: string, value: number, valueTwo?: number }} Condition
 * @typedef {{ names: string[], action: string, errnoRet: number | null, args: Condition[], whenCaps: string[],
 *   unlessCaps: string[], whenArches: string[], unlessArches: string[], minKernel: string | null }} Rule
 * @typedef {{ id: string, product: string, version: string, alsoIn: string, sourceRef: string, notes?: string[],
 *   defaultAction: string, defaultErrnoRet: number | null, archMap: Record<string, string[]>,
 *   rules: Rule[] }} Profile
 */

/** The default profiles of container engines. Most differ from the one before in a few names. */
export function defaultTables() {
  /** @type {Profile[]} */
  const profiles = readData('defaults').profiles;
  const lists = new Numbered();
  const conditions = new Numbered();
  const rules = new Numbered();
  const archMaps = new Numbered();
  const profileRows = profiles.map((profile) => {
    require(profile.defaultAction === 'SCMP_ACT_ERRNO', `${profile.id}: default action`);
    const codes = profile.rules.map((rule) =>
      rules.code(`${lists.code([...rule.names].sort().join(' '))}${conditions.code(conditionRow(rule))}`),
    );
    return row(
      profile.id,
      profile.product,
      profile.version,
      profile.alsoIn,
      profile.sourceRef,
      profile.defaultErrnoRet,
      archMaps.code(archMapRow(profile.archMap)),
      codes.join(''),
    );
  });
  return [
    tableModule('defaults', [
      {
        name: 'defaultProfileRows',
        says: [
          'Default profiles by product, older ones first: id; product; version; the same in; where it was read; default errno',
          '(the default action is SCMP_ACT_ERRNO everywhere); number of the line of `archMapRows`; rules, as the numbers of the',
          'lines of `defaultRuleRows`. Numbers of lines have two digits to the base of 36.',
        ],
        rows: profileRows,
      },
      {
        name: 'defaultRuleRows',
        says: ['Numbers of the lines of `nameListRows` and `ruleConditionRows`.'],
        rows: rules.texts,
      },
      {
        name: 'nameListRows',
        says: [
          'Lists of system calls, as numbers of the lines of `syscallRows`; a list that these are added to; calls that are taken',
          'from that list.',
        ],
        rows: compactLists(lists.texts.map((text) => text.split(' '))),
      },
      {
        name: 'ruleConditionRows',
        says: [
          'Action (`A` SCMP_ACT_ALLOW, `E` SCMP_ACT_ERRNO) and errno; conditions on arguments (index, operator without SCMP_CMP_,',
          'value, second value); capabilities that must all be there (without CAP_); that must not be there, none of them;',
          'architectures in Docker spelling, one of which must be the host; that must not be the host; kernel from which on',
          'the rule holds.',
        ],
        rows: conditions.texts,
      },
      {
        name: 'archMapRows',
        says: [
          'Architectures (without SCMP_ARCH_) and those that they bring along; hosts in Go spelling with all of theirs. A line',
          'that begins with a comma goes on with the one before.',
        ],
        rows: archMaps.texts.map((text, index) => text.replace(`${archMaps.texts[index - 1]},`, ',')),
      },
    ]),
  ];
}

/** Texts that are numbered as they come, equal ones once. */
class Numbered {
  /** @type {string[]} */
  texts = [];

  /** @param {string} text */
  code(text) {
    if (!this.texts.includes(text)) this.texts.push(text);
    return lineCode(this.texts.indexOf(text));
  }
}

/** @param {Rule} rule */
function conditionRow({ action, errnoRet, args, whenCaps, unlessCaps, whenArches, unlessArches, minKernel }) {
  const letter = { SCMP_ACT_ALLOW: 'A', SCMP_ACT_ERRNO: 'E' }[action];
  require(letter, `unexpected action ${action}`);
  const conditions = args.map(({ index, op, value, valueTwo }) =>
    [index, op.replace('SCMP_CMP_', ''), value, ...(valueTwo === undefined ? [] : [valueTwo])].join(' '),
  );
  return row(
    `${letter}${errnoRet ?? ''}`,
    conditions.join(','),
    withoutPrefix(whenCaps, 'CAP_'),
    withoutPrefix(unlessCaps, 'CAP_'),
    whenArches.join(' '),
    unlessArches.join(' '),
    minKernel,
  );
}

/**
 * @param {readonly string[]} names
 * @param {string} prefix
 */
function withoutPrefix(names, prefix) {
  return names.map((name) => name.replace(prefix, '')).join(' ');
}

/** @param {Record<string, string[]>} archMap */
function archMapRow(archMap) {
  return Object.entries(archMap)
    .map(([host, others]) => withoutPrefix([host, ...others], 'SCMP_ARCH_'))
    .join(',');
}

/** @param {readonly (readonly string[])[]} lists */
function compactLists(lists) {
  return lists.map((list, index) => {
    const candidates = lists.slice(0, index).map((other, number) => {
      const removed = other.filter((name) => !list.includes(name));
      const added = list.filter((name) => !other.includes(name));
      return row(syscallCodes(added), lineCode(number), syscallCodes(removed));
    });
    return [syscallCodes(list), ...candidates].reduce((one, other) =>
      other.length < one.length ? other : one,
    );
  });
}
