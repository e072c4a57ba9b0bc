import { SageMakerClient, UpdateModelPackageCommand } from "@aws-sdk/client-sagemaker";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { z } from "zod";
import { consentIn } from "../aws/consent.ts";
import type { Connection } from "../aws/connection.ts";
import { stackValues } from "../aws/stack-values.ts";
import { asRecord } from "../command/as-record.ts";
import { defineAction } from "../command/action.ts";
import type { Answer } from "../command/answer.ts";
import { type Consent, makeChanges } from "../command/changes.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse } from "../command/failures.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { type Decision, approvalText } from "./approval-record.ts";
import { type Version, describedVersion } from "./described-version.ts";
import { pinnedBy } from "./pins.ts";
import { type RegisteredModel, registeredModel } from "./registered-model.ts";
import { versionValue } from "./version-value.ts";

type Verdict = "Approved" | "Rejected";

/** `models approve`. */
export const approveModel = decisionAction("Approved");

/** `models reject`. */
export const rejectModel = decisionAction("Rejected");

function decisionAction(verdict: Verdict) {
  const reasonExpected = { error: "expected why, for whoever asks later" };
  return defineAction(
    z.strictObject({
      stack: stackValue(),
      version: versionValue(),
      model: textValue().optional(),
      reason: z
        .string(reasonExpected)
        .regex(/\S/, reasonExpected)
        .max(500, { error: "expected at most 500 characters" }),
      confirm: textValue().optional(),
    }),
    async ({ stack, version: number, model: name, reason, confirm }, context) => {
      const model = await registeredModel(context, stack, name);
      const version = await describedVersion(model, number);
      const consent = consentIn(model.connection.place, confirm);
      return decided(model, version, { verdict, reason, consent }, context);
    },
  );
}

/** What somebody wants of a version. */
interface Wish {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly consent: Consent;
}

async function decided(
  model: RegisteredModel,
  version: Version,
  { verdict, reason, consent }: Wish,
  context: CommandContext,
): Promise<Answer> {
  const { number, arn, status, approval } = version;
  const title = `${model.name} ${number}`;
  const data = { model: model.name, version: number, arn, before: approval, status: verdict };
  if (approval === verdict) {
    return { data: { ...data, outcome: "nothing" }, lines: [`${title} is ${verdict} already`] };
  }
  if (verdict === "Approved" && status !== "Completed") {
    throw new WrongUse(`version: got ${number}, which is ${status}; expected one that is Completed`);
  }
  const at = context.clock
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, "Z");
  const decision = { at, status: verdict, by: await caller(model.connection), reason };
  for (const line of consequences(verdict, model, number, context)) context.terminal.note(line);
  const what = `${verdict === "Approved" ? "approve" : "reject"} ${title}, which is ${approval}`;
  const outcome = await makeChanges(
    [{ what, make: () => record(model, version, decision) }],
    context,
    consent,
  );
  const said = outcome === "planned" ? `stays ${approval}` : `is ${verdict}`;
  return { data: { ...data, ...decision, outcome }, lines: [`${title} ${said}`] };
}

async function caller(connection: Connection): Promise<string> {
  const { Arn = "unknown" } = await connection.client(STSClient).send(new GetCallerIdentityCommand({}));
  return Arn;
}

/** Status and reason together: a reason alone may take the status away. */
async function record(
  { connection }: RegisteredModel,
  { arn, described }: Version,
  decision: Decision & { readonly status: Verdict },
): Promise<void> {
  await connection.client(SageMakerClient).send(
    new UpdateModelPackageCommand({
      ModelPackageArn: arn,
      ModelApprovalStatus: decision.status,
      ApprovalDescription: approvalText(decision, described.ApprovalDescription),
    }),
  );
}

/** What a decision starts, or leaves as it is. */
function consequences(
  verdict: Verdict,
  model: RegisteredModel,
  number: number,
  { root }: Pick<CommandContext, "root">,
): string[] {
  if (verdict === "Rejected") {
    const stacks = pinnedBy(root, model).filter(({ version }) => version === number);
    return stacks.map(({ stack, path }) => `${stack} goes on serving it: its file names it at ${path}`);
  }
  const { registry } = stackValues(root, model.registry);
  const { busArn } = asRecord(asRecord(asRecord(registry)[model.name])["approvals"]);
  return typeof busArn === "string"
    ? [`deploy pipelines that listen to ${busArn} start with it`]
    : [
        `${model.registry} tells no deploy pipeline of approvals: models promote writes the version into a stack file`,
      ];
}
