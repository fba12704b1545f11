/**
 * Asks again and again until there is an answer.
 * @param what is waited for, for the message of the failure
 * @param question answers undefined or false while it is not so yet
 */
export async function eventually<Answer>(
  what: string,
  question: () => Answer | undefined | false | Promise<Answer | undefined | false>,
  milliseconds = 15_000,
): Promise<Answer> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${milliseconds} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
