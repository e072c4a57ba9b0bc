import { InvokeEndpointCommand, type SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { type Outcome, compareAnswer, shortened } from "./answer.ts";
import type { LabelledRecord } from "./labelled-records.ts";
import type { TestSettings } from "./test-settings.ts";

/** What became of one request. */
export interface Result {
  readonly line: number;
  readonly outcome: Outcome | { readonly kind: "error" | "time-out"; readonly detail: string };
  /** From the request to the whole answer. */
  readonly latencyMs: number;
}

/** Send every record to the endpoint, a few at a time. @returns one result for each record, in their order */
export async function askEndpoint(
  client: SageMakerRuntimeClient,
  records: readonly LabelledRecord[],
  settings: TestSettings,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...records.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, record] = next;
      results[index] = await askOnce(client, record, settings);
    }
  };
  await Promise.all(Array.from({ length: settings.concurrency }, work));
  return results;
}

async function askOnce(
  client: SageMakerRuntimeClient,
  { line, input, expected }: LabelledRecord,
  settings: TestSettings,
): Promise<Result> {
  const started = performance.now();
  const abortSignal = AbortSignal.timeout(settings.timeout);
  try {
    const { Body, ContentType } = await client.send(
      new InvokeEndpointCommand({
        EndpointName: settings.endpoint,
        ContentType: settings["content-type"],
        Body: typeof input === "string" ? input : JSON.stringify(input),
      }),
      { abortSignal },
    );
    const latencyMs = performance.now() - started;
    const body = textOf(Body);
    return { line, latencyMs, outcome: compareAnswer(body, ContentType, expected, settings) };
  } catch (error) {
    const latencyMs = performance.now() - started;
    if (abortSignal.aborted) {
      return {
        line,
        latencyMs,
        outcome: { kind: "time-out", detail: `no answer in ${settings.timeout} ms` },
      };
    }
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { line, latencyMs, outcome: { kind: "error", detail: shortened(`${name}: ${message}`) } };
  }
}

/** The SDK has null for an answer without a body, which its types do not say. */
function textOf(body: { readonly transformToString: () => string } | null): string {
  return body?.transformToString() ?? "";
}
