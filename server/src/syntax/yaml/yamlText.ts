import { resolvePlainScalar } from './resolvePlainScalar.ts';

/** A string as a YAML scalar: plain where it reads back as the same string, else in double quotes. */
export function yamlText(text: string): string {
  const isPlain = /^[A-Za-z0-9_./][A-Za-z0-9_./-]*$/.test(text) && resolvePlainScalar(text) === text;
  return isPlain ? text : JSON.stringify(text);
}
