/** Walks the steps of a pane by the arrow keys, Home and End. @returns whether the key meant that */
export function stepAfter(pane: HTMLElement | null, { key, target }: KeyboardEvent): boolean {
  const steps = [...(pane?.querySelectorAll<HTMLElement>('button.step, summary') ?? [])].filter(
    (step) => step.offsetParent !== null,
  );
  const at = target instanceof HTMLElement ? steps.indexOf(target) : -1;
  const next = steps[placeAfter(key, at, steps.length)];
  if (next === undefined) return false;
  next.focus();
  return true;
}

function placeAfter(key: string, at: number, length: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}
