import type { DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand, ModelError, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { z } from "zod";
import { requestLimits } from "@mlops/aws";
import type { Connection } from "../../aws/connection.ts";
import { defineAction } from "../../command/action.ts";
import type { Answer } from "../../command/answer.ts";
import type { CommandContext } from "../../command/context.ts";
import { elapsed } from "../../command/elapsed.ts";
import { WrongUse, status } from "../../command/failures.ts";
import { durationText, stackValue, textValue } from "../../command/given-values.ts";
import { plainText } from "../../command/plain-text.ts";
import { describedEndpoint, endpointNameOf } from "../stack-endpoint.ts";
import { type AnswerBody, answerBody, bodyText } from "./answer-body.ts";
import {
  type AnswerPlace,
  awaitedAnswer,
  placeOfResult,
  sendAsynchronously,
} from "./asynchronous-request.ts";
import { requestBody } from "./request-body.ts";

const target = () => textValue().optional();

const given = z.strictObject({
  stack: stackValue(),
  endpoint: textValue().optional(),
  body: z.string().optional(),
  file: textValue().optional(),
  contentType: textValue(),
  accept: textValue().optional(),
  targetModel: target(),
  targetVariant: target(),
  targetComponent: target(),
  targetContainer: target(),
  result: textValue().optional(),
  timeout: durationText(),
});

type Given = z.output<typeof given>;

/** `endpoint invoke`. */
export const endpointInvoke = defineAction(given, async (request, context) => {
  const connection = await context.connect(request.stack);
  const name = await endpointNameOf(connection, request.endpoint);
  const endpoint = await describedEndpoint(connection, name);
  if (endpoint.AsyncInferenceConfig !== undefined) return queued(connection, context, endpoint, request);
  if (request.result !== undefined) {
    throw new WrongUse(`--result: got "${request.result}"; expected nothing: ${name} answers at once`);
  }
  return answered(connection, context, endpoint, request);
});

async function answered(
  connection: Connection,
  context: CommandContext,
  endpoint: DescribeEndpointOutput,
  request: Given,
): Promise<Answer> {
  const { EndpointName: endpointName = "", ProductionVariants = [] } = endpoint;
  const isServerless = ProductionVariants.some(({ CurrentServerlessConfig }) => CurrentServerlessConfig);
  const Body = await requestBody(request, context);
  assertSize(Body, requestLimits[isServerless ? "serverless" : "real-time"]);
  const started = context.clock.now().getTime();
  try {
    const answer = await connection.client(SageMakerRuntimeClient).send(
      new InvokeEndpointCommand({
        EndpointName: endpointName,
        Body,
        ContentType: request.contentType,
        Accept: request.accept,
        TargetModel: request.targetModel,
        TargetVariant: request.targetVariant,
        TargetContainerHostname: request.targetContainer,
        InferenceComponentName: request.targetComponent,
      }),
    );
    const latencyMs = context.clock.now().getTime() - started;
    const invokedVariant = answer.InvokedProductionVariant;
    const by = invokedVariant === undefined ? "" : ` by ${invokedVariant}`;
    context.terminal.note(`answered${by} in ${latencyMs} ms`);
    const body = answerBody(answer.Body, answer.ContentType);
    return shown(body, { endpointName, invokedVariant, latencyMs }, context);
  } catch (error) {
    if (error instanceof ModelError) return refusedByModel(error, request, endpointName);
    throw error;
  }
}

/** The model has answered, with an error. */
function refusedByModel(error: ModelError, { stack }: Given, endpointName: string): Answer {
  const { OriginalStatusCode, OriginalMessage = error.message } = error;
  return {
    data: { endpointName, error: { status: OriginalStatusCode, message: OriginalMessage } },
    lines: [
      `the model answered ${OriginalStatusCode ?? "with an error"}: ${plainText(OriginalMessage)}`,
      `its log: npm run mlops -- endpoint logs ${stack} --since 10m`,
    ],
    status: status.no,
  };
}

async function queued(
  connection: Connection,
  context: CommandContext,
  endpoint: DescribeEndpointOutput,
  request: Given,
): Promise<Answer> {
  const { EndpointName: endpointName = "", AsyncInferenceConfig } = endpoint;
  const output = AsyncInferenceConfig?.OutputConfig;
  assertNoTarget(request, endpointName);
  const started = context.clock.now().getTime();
  const place = await placeOf(connection, context, endpointName, output, request);
  const which = request.endpoint === undefined ? "" : ` --endpoint ${request.endpoint}`;
  const again = `endpoint invoke ${request.stack}${which} --result ${place.result}`;
  const limit = request.timeout;
  const { failed, uri, answer } = await awaitedAnswer(connection, context, place, { limit, again });
  const waitedMs = context.clock.now().getTime() - started;
  context.terminal.note(`${failed ? "failed" : "answered"} after ${elapsed(waitedMs)}: ${uri}`);
  return {
    ...shown(answer, { endpointName, failed, uri, waitedMs }, context),
    status: failed ? status.no : status.success,
  };
}

async function placeOf(
  connection: Connection,
  context: CommandContext,
  endpointName: string,
  output: NonNullable<DescribeEndpointOutput["AsyncInferenceConfig"]>["OutputConfig"],
  request: Given,
): Promise<AnswerPlace> {
  if (request.result !== undefined) return placeOfResult(request.result, output);
  const body = await requestBody(request, context);
  const { contentType, accept } = request;
  return sendAsynchronously(connection, context, { endpointName, output, body, contentType, accept });
}

function assertNoTarget(request: Given, endpointName: string): void {
  const { targetModel, targetVariant, targetComponent, targetContainer } = request;
  const named = [targetModel, targetVariant, targetComponent, targetContainer].find(
    (one) => one !== undefined,
  );
  if (named === undefined) return;
  throw new WrongUse(
    `--target: got "${named}"; expected nothing: ${endpointName} is asynchronous, its requests name none`,
  );
}

function assertSize({ length }: Uint8Array, most: number): void {
  if (length <= most) return;
  throw new WrongUse(
    `command: got a request of ${length} bytes; expected at most ${most}, as SageMaker takes`,
  );
}

function shown(answer: AnswerBody, facts: object, { terminal }: CommandContext): Answer {
  return { data: { ...facts, ...answer }, lines: [bodyText(answer, terminal.width !== undefined)] };
}
