import { assign, type Plant } from '../edits.ts';
import type { Site } from '../sites.ts';

/** One way of going wrong in a seccomp profile. */
export interface ProfileMistake {
  readonly name: string;
  readonly rule: string;
  /** The sites at which it can be planted, by their patterns from the profile on. */
  readonly at: RegExp;
  readonly plant: Plant;
  /** In which files; left out: in all. */
  readonly files?: 'json' | 'bare' | 'objects';
  /** The rule is off unless it is asked for. */
  readonly isAskedFor?: true;
  /** Ids of presets, with what differs from them, where the mistake is one on a certain target or between two. */
  readonly targets?: readonly string[];
  /** What the finding stands at, where it is not what was planted. */
  readonly foundAt?: RegExp;
  /** Rules that then have something true to say besides, on any line. */
  readonly alsoTrue?: readonly string[];
}

export const names = /^syscalls\[\]\.names$/;
export const nameItem = /^syscalls\[\]\.names\[\]$/;
export const action = /^syscalls\[\]\.action$/;
export const defaultAction = /^defaultAction$/;
export const argument = (key: string): RegExp => new RegExp(`^syscalls\\[\\]\\.args\\[\\]\\.${key}$`);

export function beside(site: Site, key: string): Site | undefined {
  return site.siblings.find(({ path }) => path.endsWith(`.${key}`));
}

/** Only where a condition on the sites beside it holds. */
export function where(condition: (site: Site) => boolean, plant: Plant): Plant {
  return (site, text) => (condition(site) ? plant(site, text) : undefined);
}

export const isAction = (site: Site, name: string): boolean => beside(site, 'action')?.scalar === name;
export const has = (site: Site, key: string): boolean => beside(site, key) !== undefined;
export const quoted = (write: (old: string) => string): Plant =>
  assign((old) => JSON.stringify(write(String(old))));

/** Rules in front of all others; what is wrong with them is on their first line. */
export function rulesOnTop(rules: string, where: (text: string) => boolean = () => true): Plant {
  return (_site, text) => {
    const list = /"syscalls":\s*\[(?=\s*\{)/.exec(text);
    if (list === null || !where(text)) return undefined;
    const start = list.index + list[0].length;
    return { start, end: start, newText: `\n${rules},`, mistakeAt: 1 };
  };
}
