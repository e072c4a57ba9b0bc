import { createHash } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { AsyncInferenceOutputConfig } from "@aws-sdk/client-sagemaker";
import { InvokeEndpointAsyncCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { parseS3Uri } from "@mlops/aws";
import { asynchronousPrefix } from "@mlops/contracts/asynchronous-prefix";
import type { Connection } from "../../aws/connection.ts";
import { unlessGone } from "../../aws/gone.ts";
import type { CommandContext } from "../../command/context.ts";
import { WrongUse } from "../../command/failures.ts";
import { follow } from "../../command/follow.ts";
import { type AnswerBody, answerBody } from "./answer-body.ts";

/** A request to an asynchronous endpoint. */
export interface AsynchronousRequest {
  readonly endpointName: string;
  /** Where the endpoint writes answers. */
  readonly output: AsyncInferenceOutputConfig | undefined;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly accept: string | undefined;
}

/** Where the answer to a request will be. */
export interface AnswerPlace {
  readonly result: string;
  /** Nothing if the endpoint does not say where failures are. */
  readonly failure: string | undefined;
}

/** What came of a request. */
export interface AsynchronousAnswer {
  readonly failed: boolean;
  readonly uri: string;
  readonly answer: AnswerBody;
}

/** Put a request into the endpoint's own folder of the bucket of its answers, and hand it to the endpoint. */
export async function sendAsynchronously(
  connection: Connection,
  { terminal, clock }: Pick<CommandContext, "terminal" | "clock">,
  { endpointName, output, body, contentType, accept }: AsynchronousRequest,
): Promise<AnswerPlace> {
  const Bucket = s3Object(output?.S3OutputPath, "S3OutputPath of the endpoint").bucket;
  const time = clock
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, "");
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 16);
  const Key = `${asynchronousPrefix(endpointName, "requests")}${time}-${hash}`;
  const key = output?.KmsKeyId;
  const encryption = key === undefined ? {} : { ServerSideEncryption: "aws:kms" as const, SSEKMSKeyId: key };
  await connection
    .client(S3Client)
    .send(new PutObjectCommand({ Bucket, Key, Body: body, ContentType: contentType, ...encryption }));
  terminal.note(`put s3://${Bucket}/${Key}`);
  const { OutputLocation, FailureLocation } = await connection.client(SageMakerRuntimeClient).send(
    new InvokeEndpointAsyncCommand({
      EndpointName: endpointName,
      InputLocation: `s3://${Bucket}/${Key}`,
      ContentType: contentType,
      Accept: accept,
    }),
  );
  if (OutputLocation === undefined) throw new Error(`${endpointName} has not said where its answer will be`);
  return { result: OutputLocation, failure: FailureLocation };
}

/** Where the answer is whose place an earlier command has printed. */
export function placeOfResult(result: string, output: AsyncInferenceOutputConfig | undefined): AnswerPlace {
  const { key } = s3Object(result, "--result");
  const folder = output?.S3FailurePath?.replace(/\/*$/, "/");
  const id = key.slice(key.lastIndexOf("/") + 1).replace(/\.out$/, "");
  return { result, failure: folder && `${folder}${id}-error.out` };
}

/**
 * Wait for the answer to a request.
 * @param limit milliseconds
 * @param again what to type to wait again
 */
export async function awaitedAnswer(
  connection: Connection,
  context: CommandContext,
  place: AnswerPlace,
  { limit, again }: { readonly limit: number; readonly again: string },
): Promise<AsynchronousAnswer> {
  const { answer } = await follow<{ readonly answer: AsynchronousAnswer | undefined }>(context, {
    title: `request ${place.result}`,
    look: async () => ({ answer: await answerTo(connection, place) }),
    isOver: (seen) => seen.answer !== undefined,
    state: (seen) => (seen.answer === undefined ? "waiting for the answer" : "answered"),
    interval: 2_000,
    limit,
    again,
  });
  if (answer === undefined) throw new Error(`${place.result} has no answer`);
  return answer;
}

const answerTo = async (connection: Connection, { result, failure }: AnswerPlace) =>
  (await answerAt(connection, result, false)) ?? answerAt(connection, failure, true);

async function answerAt(
  connection: Connection,
  uri: string | undefined,
  failed: boolean,
): Promise<AsynchronousAnswer | undefined> {
  if (uri === undefined) return undefined;
  const { bucket: Bucket, key: Key } = s3Object(uri, "place of the answer");
  const object = await unlessGone(connection.client(S3Client).send(new GetObjectCommand({ Bucket, Key })));
  if (object === undefined) return undefined;
  const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
  return { failed, uri, answer: answerBody(bytes, object.ContentType) };
}

function s3Object(uri: string | undefined, what: string) {
  const location = uri === undefined ? undefined : parseS3Uri(uri);
  if (location !== undefined) return location;
  throw new WrongUse(
    `${what}: got ${uri === undefined ? "nothing" : `"${uri}"`}; expected s3://<bucket>/<key>`,
  );
}
