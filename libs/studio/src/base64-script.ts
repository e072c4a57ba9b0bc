import { maxLifecycleScriptLength } from "@mlops/aws";

/** A script as SageMaker takes it. */
export function base64(script: string): string {
  return Buffer.from(script, "utf8").toString("base64");
}

/**
 * Problems of a script that SageMaker is to run: nothing in it, too much in it, or line ends that a shell trips over.
 * @param whole what SageMaker gets, where the script is a part of it
 */
export function scriptProblems(argument: string, script: string, whole = script): string[] {
  const { length } = base64(whole);
  return [
    ...(script.trim() === "" ? [`${argument}: is empty`] : []),
    ...(length > maxLifecycleScriptLength
      ? [`${argument}: makes ${length} characters in base64; SageMaker takes ${maxLifecycleScriptLength}`]
      : []),
    ...(script.includes("\r")
      ? [`${argument}: has carriage returns, which a shell takes for part of its commands; save it with LF`]
      : []),
  ];
}
