/**
 * Plain text as Markdown. VS Code's own `appendText` makes each blank one that no line may break at, so that a longer
 * sentence is broken within its words.
 */
export function markdownOf(text: string): string {
  // every ASCII punctuation character may stand behind a backslash (CommonMark 0.31.2, section 2.4)
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
