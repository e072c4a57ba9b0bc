import { checkedBy, givenValues } from "../command-line.ts";
import { type TestSettings, testSettings } from "./test-settings.ts";

/**
 * The settings of a test, from texts by their names.
 * @throws InputProblem with every problem
 */
export function givenTest(texts: Readonly<Record<string, unknown>>): TestSettings {
  return checkedBy(testSettings, givenValues(testSettings, texts));
}
