/**
 * What is wrong with a text for readers: missing values, empty parts, lists that begin nowhere, sentences without an end,
 * marks of Markdown that stand in the open.
 */
export function proseProblems(markdown: string): readonly string[] {
  const lines = markdown.split('\n');
  const prose = markdown.replace(/```c\n[^`]*\n```/g, 'code').replace(/`[^`\n]+`/g, 'code');
  const problems = [
    [/undefined|NaN|\[object/, 'a missing value'],
    [/ {2,}|\n\n\n|\(\)|, ,|,\.|\.\.|:\.| \.| ,/, 'an empty part'],
    [/^[-*] *$/m, 'an empty item'],
    [/(?<!\\)[<>]|(?<![\\*])\*(?!\*)|(?<!\\)_/, 'an open mark'],
    [/`/, 'an open backtick'],
  ] as const;
  const unfinished = lines
    .filter((line) => line !== '' && line !== '---' && !/^```|^\w+\(.*\)$/.test(line))
    .filter((line) => !/[.:]$/.test(line));
  return [
    ...problems.flatMap(([pattern, what]) =>
      pattern.test(prose) ? [`${what}: ${pattern.exec(prose)?.[0]}`] : [],
    ),
    ...unfinished.map((line) => `no end: ${line}`),
    ...(/\n\n$|^\n/.test(markdown) ? ['space around it'] : []),
  ];
}
