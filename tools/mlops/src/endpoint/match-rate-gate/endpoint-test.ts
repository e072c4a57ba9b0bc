import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient, type SageMakerRuntimeClientConfig } from "@aws-sdk/client-sagemaker-runtime";
import { z } from "zod";
import { givenTest, runTest, testSettings } from "@mlops/delivery-steps/endpoint-test";
import { InputProblem } from "@mlops/preview/command";
import type { Connection } from "../../aws/connection.ts";
import { defineAction } from "../../command/action.ts";
import { WrongUse, status } from "../../command/failures.ts";
import { stackValue, textValue } from "../../command/given-values.ts";
import { describedEndpoint, endpointNameOf } from "../stack-endpoint.ts";

/** One attempt for each request: whoever calls the endpoint sees its errors too. */
class OnceClient extends SageMakerRuntimeClient {
  constructor(settings: SageMakerRuntimeClientConfig) {
    super({ ...settings, retryMode: "standard", maxAttempts: 1 });
  }
}

const camelCase = (name: string) => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Names of the settings of the test besides the endpoint, which the stack knows. */
const settingNames = Object.keys(testSettings.shape).filter((name) => name !== "endpoint");

/** `endpoint test`. */
export const endpointTest = defineAction(
  z.strictObject({
    stack: stackValue(),
    endpoint: textValue().optional(),
    ...Object.fromEntries(settingNames.map((name) => [camelCase(name), z.string().optional()])),
  }),
  async ({ stack, endpoint, ...texts }, context) => {
    const connection = await context.connect(stack);
    const name = await endpointNameOf(connection, endpoint);
    const clients = { runtime: connection.client(OnceClient), sageMaker: connection.client(SageMakerClient) };
    await assertAnswering(connection, name);
    const settings = await refusing("--", () => givenTest(namedTexts(name, texts)));
    const verdict = await refusing("", () => runTest(settings, clients));
    context.terminal.note(`report.json and junit.xml are in ${settings.report}`);
    return {
      data: { endpointName: name, ...verdict },
      lines: verdict.checks.map(
        (check) => `${check.passed ? "passed" : "FAILED"}  ${check.name}: ${check.result}`,
      ),
      status: verdict.passed ? status.success : status.no,
    };
  },
);

/** @throws WrongUse if it answers to nobody: every record would fail */
async function assertAnswering(connection: Connection, name: string): Promise<void> {
  const { AsyncInferenceConfig } = await describedEndpoint(connection, name);
  if (AsyncInferenceConfig === undefined) return;
  throw new WrongUse(`${name}: got an asynchronous endpoint; expected one that answers at once`);
}

/** What was given, by the names of the test's settings. */
function namedTexts(endpoint: string, texts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = settingNames.map((name) => [name, texts[camelCase(name)]] as const);
  return { endpoint, ...Object.fromEntries(given.filter(([, text]) => text !== undefined)) };
}

/** What cannot be tested is wrong use. */
async function refusing<Result>(beginning: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    throw new WrongUse(...error.problems.map((problem) => `${beginning}${problem}`));
  }
}
