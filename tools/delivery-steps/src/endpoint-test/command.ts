import { settingsOf } from "../command-line.ts";
import { type TestClients, runTest } from "./run-test.ts";
import { testNumbers, testSettings } from "./test-settings.ts";

/**
 * Run a test that a command line asks for.
 * @param print takes what is said about it
 * @returns the exit status: 0 if the endpoint passes, 1 if it does not, 2 if it could not be tested
 */
export async function endpointTest(
  args: readonly string[],
  clients: TestClients,
  print: (text: string) => void,
): Promise<number> {
  try {
    const { passed, checks } = await runTest(settingsOf(testSettings, testNumbers, args), clients);
    for (const check of checks) {
      print(`${check.passed ? "passed" : "FAILED"}  ${check.name}: ${check.result}`);
    }
    return passed ? 0 : 1;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
