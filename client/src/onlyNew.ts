/**
 * Hands on only what says something else than the last time, as JSON: whatever an extension shows, also the same again,
 * costs the thread that the editor and the panels are drawn on.
 */
export function onlyNew<T>(show: (value: T) => void): (value: T) => void {
  let last: string | undefined;
  return (value) => {
    const text = String(JSON.stringify(value));
    if (text === last) return;
    last = text;
    show(value);
  };
}
