/** The actions by the names of profiles, without their prefix `SCMP_ACT_`. KILL is an older name of KILL_THREAD. */
export type ActionName =
  | 'KILL_PROCESS'
  | 'KILL_THREAD'
  | 'TRAP'
  | 'ERRNO'
  | 'NOTIFY'
  | 'TRACE'
  | 'LOG'
  | 'ALLOW';

/** The upper half of the number that a filter returns (kernel: include/uapi/linux/seccomp.h). */
const numbers: Readonly<Record<ActionName, number>> = {
  KILL_PROCESS: 0x8000_0000,
  KILL_THREAD: 0,
  TRAP: 0x0003_0000,
  ERRNO: 0x0005_0000,
  NOTIFY: 0x7fc0_0000,
  TRACE: 0x7ff0_0000,
  LOG: 0x7ffc_0000,
  ALLOW: 0x7fff_0000,
};

const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name as ActionName]));

/** Error numbers from here on are refused (libseccomp src/system.c: below MAX_ERRNO, 4095). */
const firstInvalidErrno = 4095;

/** The number of an action; `data` is the errno of ERRNO or the message of TRACE, cut to 16 bits. */
export function actionNumber(name: ActionName, data = 0): number {
  const carries = name === 'ERRNO' || name === 'TRACE';
  return (numbers[name] | (carries ? data & 0xffff : 0)) >>> 0;
}

/** The action of a number; undefined for numbers that no profile can produce. */
export function actionName(action: number): ActionName | undefined {
  return names.get((action & 0xffff_0000) >>> 0);
}

/** The lower half: the errno of ERRNO, the message of TRACE. */
export function actionData(action: number): number {
  return action & 0xffff;
}

/** Whether libseccomp takes an action (src/system.c, sys_chk_seccomp_action), on a kernel that has them all. */
export function isValidAction(action: number): boolean {
  const name = actionName(action);
  if (name === undefined) return false;
  if (name === 'ERRNO') return actionData(action) < firstInvalidErrno;
  return name === 'TRACE' || actionData(action) === 0;
}
