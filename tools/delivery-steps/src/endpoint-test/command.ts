import { type GivenSettings, checkedBy, givenSettings } from "../command-line.ts";
import { type TestClients, runTest } from "./run-test.ts";
import { endpointTestCommand, testSettings } from "./test-settings.ts";

/** Read the command line. @throws InputProblem for options that there are not */
export const readEndpointTest = (args: readonly string[]): GivenSettings =>
  givenSettings(endpointTestCommand, testSettings, args);

/**
 * Run a test that a command line asks for.
 * @param print takes what is said about it
 * @returns the exit status: 0 if the endpoint passes, 1 if it does not, 2 if it could not be tested
 */
export async function endpointTest(
  given: GivenSettings["given"],
  clients: TestClients,
  print: (text: string) => void,
): Promise<number> {
  try {
    const { passed, checks } = await runTest(checkedBy(testSettings, given), clients);
    for (const check of checks) {
      print(`${check.passed ? "passed" : "FAILED"}  ${check.name}: ${check.result}`);
    }
    return passed ? 0 : 1;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
