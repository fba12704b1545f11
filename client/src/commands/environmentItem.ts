import type { EnvironmentSummary } from '../../../server/src/protocol/environments.ts';

/** Tells the environment that a command is meant for; the view hands over its element, which holds the environment. */
export function isMeantBy(item: unknown): (environment: EnvironmentSummary) => boolean {
  const meant: unknown =
    typeof item === 'object' && item !== null ? Reflect.get(item, 'environment') : undefined;
  if (typeof meant !== 'object' || meant === null) return () => false;
  const [id, name]: readonly unknown[] = [Reflect.get(meant, 'id'), Reflect.get(meant, 'name')];
  return (environment) => (id === undefined ? environment.name === name : environment.id === id);
}
