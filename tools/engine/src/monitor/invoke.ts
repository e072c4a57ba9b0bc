import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { type Answer, type Answers, type Question, Unanswerable } from "../answers/answer.ts";
import {
  type PlainProperties,
  UNKNOWN,
  toPlainProperties,
  toWireProperties,
} from "../values/plain-values.ts";
import { currentCallSite } from "../sdk/patches/call-sites.ts";
import { deniedMessage } from "../deployment/default-providers.ts";
import type { Deployment } from "../deployment/deployment.ts";
import { MonitorError } from "./monitor-error.ts";
import { downgradeAll } from "../values/output-values.ts";
import { type SourcePositions, positionText } from "../deployment/source-positions.ts";
import { runInvokeTransforms } from "./transforms.ts";
import { packageOf } from "../deployment/urn.ts";
import type { WireProperties } from "../values/wire-values.ts";

/** What a call of a provider's function needs besides the request. */
export interface InvokeContext {
  readonly deployment: Deployment;
  readonly transforms: readonly Callback[];
  readonly answers: Answers;
  readonly positions: SourcePositions;
  /** Account and region of calls whose provider says neither. */
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** Result of a provider's function, or nothing if only a deployment can know it. */
export async function invoke(
  context: InvokeContext,
  request: ResourceInvokeRequest,
): Promise<WireProperties | undefined> {
  const { deployment } = context;
  const token = request.getTok();
  const pkg = packageOf(token);
  const struct = request.getArgs();
  let args = (struct?.toJavaScript() ?? {}) as WireProperties;
  let provider = deployment.providerFor(pkg, request.getProvider(), {}, request.getParent());
  if (struct && context.transforms.length > 0) {
    const changed = await runInvokeTransforms(
      context.transforms,
      token,
      { struct, properties: args },
      provider,
    );
    args = downgradeAll(changed.args);
    provider = changed.provider;
  }
  if (token === "pulumi:pulumi:getResource") return getResource(deployment, args);
  if (provider === "") {
    if (deployment.defaultProviders.denied(pkg)) {
      throw new MonitorError(`${deniedMessage(pkg, token)}${calledAt(context)}`);
    }
    provider = deployment.defaultProvider(pkg, request.getVersion());
  }
  if (deployment.anyUnmade(request.getDependsonList())) return undefined;
  const plain = toPlainProperties(args);
  const providerInputs = toPlainProperties(deployment.providerOf(provider)?.inputs ?? {});
  const question: Question = {
    token,
    args: plain,
    provider: providerInputs,
    account: accountOf(providerInputs) ?? context.account,
    region: textOf(plain.region) ?? textOf(providerInputs.region) ?? context.region,
  };
  const result = ask(context, question);
  return result === UNKNOWN ? undefined : toWireProperties(result);
}

function ask(context: InvokeContext, question: Question): PlainProperties | typeof UNKNOWN {
  const answer: Answer | undefined =
    context.answers[question.token] ?? context.answers[shortToken(question.token)];
  if (answer === undefined) {
    throw new MonitorError(
      `the preview has no answer for ${question.token}${calledAt(context)}; pass the value in, or prepare an answer`,
    );
  }
  if (typeof answer !== "function") return answer;
  try {
    return answer(question);
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error;
    throw new MonitorError(
      `the preview cannot answer ${question.token}${calledAt(context)}: ${error.message}`,
    );
  }
}

/** `aws:index/getRegion` of `aws:index/getRegion:getRegion`. */
function shortToken(token: string): string {
  const parts = token.split(":");
  return parts.length === 3 ? `${parts[0]}:${parts[1]}` : token;
}

function calledAt({ positions }: InvokeContext): string {
  const site = currentCallSite();
  return site ? ` (called at ${positionText(site, positions)})` : "";
}

/** Account that a provider is tied to: the one it allows, or the one whose role it assumes. */
function accountOf(provider: PlainProperties): string | undefined {
  const [allowed] = listOf(provider.allowedAccountIds);
  if (typeof allowed === "string") return allowed;
  const [role] = listOf(provider.assumeRoles);
  const arn = typeof role === "object" && role !== null && "roleArn" in role ? role.roleArn : undefined;
  return typeof arn === "string" ? /^arn:[^:]+:iam::(\d{12}):/.exec(arn)?.[1] : undefined;
}

/** Lists among a provider's inputs travel as JSON texts. */
function listOf(input: PlainProperties[string] | undefined): unknown[] {
  if (Array.isArray(input)) return input;
  if (typeof input !== "string") return [];
  const value: unknown = JSON.parse(input);
  return Array.isArray(value) ? value : [];
}

function textOf(value: PlainProperties[string] | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** How the SDK finds the state of a resource that it knows by URN only. */
function getResource(deployment: Deployment, { urn }: WireProperties): WireProperties {
  const resource = typeof urn === "string" ? deployment.resources.get(urn) : undefined;
  if (!resource) throw new MonitorError(`unknown resource ${String(urn)}`);
  return { urn: resource.urn, id: resource.id, provider: resource.provider, state: resource.outputs };
}
