/** A reason to go no further that the person at the terminal can act on; shown without a stack. */
export class Stop extends Error {
  /**
   * @param {string} reason what is wrong
   * @param {string} [remedy] what to do about it
   */
  constructor(reason, remedy) {
    super(remedy ? `${reason}\n${remedy}` : reason);
    this.name = 'Stop';
  }
}

/** A lane can't run because the system lacks something that npm can't install. */
export class MissingPackage extends Stop {
  /**
   * @param {string} missing what is missing
   * @param {string} remedy how to get it
   */
  constructor(missing, remedy) {
    super(`${missing} is missing: ${remedy}`);
    this.name = 'MissingPackage';
  }
}

/**
 * Runs a script's body; a Stop ends it with its reason, anything else with its stack.
 * @param {() => Promise<number>} body answers the exit code
 */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    console.error(
      `\n${error instanceof Stop ? error.message : error instanceof Error ? error.stack : error}`,
    );
    process.exitCode = 2;
  }
}
