/** What the exit statuses of every command mean. */
export const status = {
  /** Done, or the answer is yes. */
  success: 0,
  /** The answer is no: a run failed, a test was not passed. */
  no: 1,
  /** The command cannot be used like this: an option, a file, credentials of another account. */
  wrongUse: 2,
  /** AWS refused, or could not be reached. */
  refused: 3,
  /** Ctrl-C, as shells have it. */
  interrupted: 130,
} as const;

/** The command cannot be used like this. One text for each problem. */
export class WrongUse extends Error {
  readonly problems: readonly string[];

  constructor(...problems: string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** The credentials are of another account than that of the stack. */
export class OtherAccount extends WrongUse {}

/** AWS refused a request, or could not be reached. */
export class AwsRefusal extends Error {
  /** What to do about it, a sentence each. */
  readonly advice: readonly string[];

  constructor(message: string, advice: readonly string[], cause: unknown) {
    super(message, { cause });
    this.advice = advice;
  }
}

/** Ctrl-C has stopped the command. The message says what that leaves. */
export class Interrupted extends Error {
  readonly status = status.interrupted;
}

/** Nobody follows any longer what goes on in AWS. The message says what that is. */
export class NotFollowed extends Error {
  readonly status: typeof status.no | typeof status.interrupted;

  /** @param reason Ctrl-C, or the time that it may take is over */
  constructor(message: string, reason: "interrupted" | "late") {
    super(message);
    this.status = reason === "interrupted" ? status.interrupted : status.no;
  }
}
