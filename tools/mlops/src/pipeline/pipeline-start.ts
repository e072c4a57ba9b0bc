import { randomUUID } from "node:crypto";
import { SageMakerClient, StartPipelineExecutionCommand } from "@aws-sdk/client-sagemaker";
import { z } from "zod";
import { consentIn } from "../aws/consent.ts";
import type { Connection } from "../aws/connection.ts";
import { defineAction } from "../command/action.ts";
import { makeChanges } from "../command/changes.ts";
import { durationText, pairsText, stackValue, switchValue, textValue } from "../command/given-values.ts";
import { table } from "../command/table.ts";
import { deployedPipeline } from "./deployed-pipeline.ts";
import { executionAnswer } from "./execution-answer.ts";
import { followCommand } from "./execution.ts";
import { followExecution } from "./follow-execution.ts";
import { type ParameterValue, parameterValues } from "./parameters.ts";

const given = z
  .strictObject({
    stack: stackValue(),
    pipeline: textValue().optional(),
    parameter: pairsText(),
    description: textValue().max(3_072, { error: "expected at most 3072 characters" }).optional(),
    token: z
      .string()
      .regex(/^[A-Za-z0-9-]{32,128}$/, { error: "expected 32 to 128 letters, digits and hyphens" })
      .optional(),
    follow: switchValue(),
    limit: durationText().optional(),
    confirm: textValue().optional(),
  })
  .superRefine(({ limit, follow }, check) => {
    if (limit === undefined || follow) return;
    check.addIssue({ code: "custom", path: ["limit"], input: limit, message: "expected --follow with it" });
  });

/** `pipeline start`. */
export const pipelineStart = defineAction(given, async (options, context) => {
  const connection = await context.connect(options.stack);
  const { name, definition } = await deployedPipeline(connection, options.pipeline);
  const parameters = parameterValues(definition.Parameters ?? [], options.parameter);
  for (const line of parameterLines(parameters, context.terminal)) context.terminal.note(line);

  const started: string[] = [];
  const { token = randomUUID() } = options;
  const start = async () => {
    try {
      started.push(await startExecution(connection, name, parameters, { ...options, token }));
    } catch (error) {
      // It may have been started all the same, if the connection broke.
      context.terminal.note(`--token ${token} tries this start again, and starts nothing twice`);
      throw error;
    }
  };
  const consent = consentIn(connection.place, options.confirm);
  const outcome = await makeChanges([{ what: `start pipeline ${name}`, make: start }], context, consent);
  const [arn] = started;
  const values = Object.fromEntries(parameters.map(({ name: one, value }) => [one, value]));
  if (arn === undefined) return { data: { outcome, pipelineName: name, parameters: values }, lines: [] };
  if (options.follow) {
    context.terminal.note(`started ${arn}`);
    const seen = await followExecution(context, connection, arn, options);
    return executionAnswer(context, connection, seen);
  }
  const see = followCommand(options.stack, arn, options.pipeline);
  context.terminal.note(`started; follow it with: npm run mlops -- ${see}`);
  return { data: { outcome, pipelineName: name, executionArn: arn, parameters: values }, lines: [arn] };
});

/** The values of the execution, and which of them are defaults. */
function parameterLines(
  parameters: readonly ParameterValue[],
  terminal: Parameters<typeof table>[2],
): string[] {
  if (parameters.length === 0) return [];
  const rows = parameters.map(({ name, text, isDefault }) => ({
    parameter: name,
    value: text,
    from: isDefault ? "default" : "given",
  }));
  return table(["parameter", "value", "from"], rows, terminal);
}

/** Start it. The same token starts nothing twice. */
async function startExecution(
  connection: Connection,
  name: string,
  parameters: readonly ParameterValue[],
  { description, token }: { readonly description?: string | undefined; readonly token: string },
): Promise<string> {
  const { PipelineExecutionArn = "" } = await connection.client(SageMakerClient).send(
    new StartPipelineExecutionCommand({
      PipelineName: name,
      PipelineParameters: parameters.flatMap(({ name: Name, text: Value, isDefault }) =>
        isDefault ? [] : [{ Name, Value }],
      ),
      ...(description !== undefined && { PipelineExecutionDescription: description }),
      ClientRequestToken: token,
    }),
  );
  return PipelineExecutionArn;
}
