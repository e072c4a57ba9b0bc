import type { ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { type Answers, type Question, Unanswerable } from "../answers/answer.ts";
import { disabledProviderMessage } from "../deployment/default-providers.ts";
import type { Deployment } from "../deployment/deployment.ts";
import { positionText } from "../deployment/source-positions.ts";
import { packageOf } from "../deployment/urn.ts";
import { currentCallSite } from "../sdk/call-sites.ts";
import { RpcError } from "../sdk/rpc.ts";
import { downgradeProperties } from "../values/output-values.ts";
import { type PlainProperties, UNKNOWN, toWireProperties } from "../values/plain-values.ts";
import type { WireProperties } from "../values/wire-values.ts";
import { type DefaultPlace, questionOf } from "./question.ts";
import type { RegisteredTransforms } from "./registered-transforms.ts";
import { type InvokeCall, runInvokeTransforms } from "./transforms.ts";

/** What invokes are answered from. */
export interface InvokeContext extends DefaultPlace {
  readonly deployment: Deployment;
  readonly transforms: RegisteredTransforms;
  readonly answers: Answers;
  /** Folder that places in messages are relative to. */
  readonly root: string;
  /** Receives what the reader should know of a call that has no answer. @default - such a call is an error */
  readonly warn: ((message: string) => void) | undefined;
}

/** File at the project's root in which a preview finds further answers: their properties by token. */
export const ANSWERS_FILE = "preview.answers.json";

/** The SDK's own function, with which it finds the state of a resource of which it knows the URN only. */
const GET_RESOURCE = "pulumi:pulumi:getResource";

/** Result of a provider's function, or nothing if only a deployment can know it. */
export async function invoke(
  context: InvokeContext,
  request: ResourceInvokeRequest,
): Promise<WireProperties | undefined> {
  const { deployment, root } = context;
  const token = request.getTok();
  const { args, provider } = await transformedCall(context, request);
  if (token === GET_RESOURCE) return resourceState(deployment, args);
  const reference = provider || defaultProvider(deployment, request, root);
  if (deployment.isAnyToBeCreated(request.getDependsonList())) return undefined;
  const providerInputs = deployment.providerOf(reference)?.inputs ?? {};
  const result = answerTo(questionOf(token, args, providerInputs, context), context);
  return result === UNKNOWN ? undefined : toWireProperties(result);
}

/** The call as the stack's invoke transforms leave it. */
async function transformedCall(
  { deployment, transforms }: InvokeContext,
  request: ResourceInvokeRequest,
): Promise<InvokeCall> {
  const token = request.getTok();
  const struct = request.getArgs();
  const requested: InvokeCall = {
    args: struct?.toJavaScript() ?? {},
    provider: deployment.providerFor(packageOf(token), request.getProvider(), {}, request.getParent()),
  };
  if (!struct || transforms.ofInvokes.length === 0) return requested;
  const changed = await runInvokeTransforms(transforms.ofInvokes, token, requested, struct);
  return { ...changed, args: downgradeProperties(changed.args) };
}

function defaultProvider(deployment: Deployment, request: ResourceInvokeRequest, root: string): string {
  const token = request.getTok();
  const pkg = packageOf(token);
  if (deployment.defaultProviders.areDisabledFor(pkg)) {
    throw new RpcError(`${disabledProviderMessage(pkg, token)}${callSiteText(root)}`);
  }
  return deployment.defaultProvider(pkg, request.getVersion());
}

function answerTo(
  question: Question,
  { answers, root, warn }: Pick<InvokeContext, "answers" | "root" | "warn">,
): PlainProperties | typeof UNKNOWN {
  const { token } = question;
  const answer = answers[token] ?? answers[shortToken(token)];
  if (answer === undefined) {
    const problem = `the preview has no answer for ${token}${callSiteText(root)}`;
    if (!warn) throw new RpcError(`${problem}; pass the value in, or prepare an answer`);
    warn(`${problem}, so that its result is unknown; to answer it, ${answerHint(token)}`);
    return UNKNOWN;
  }
  if (typeof answer !== "function") return answer;
  try {
    return answer(question);
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error;
    throw new RpcError(`the preview cannot answer ${token}${callSiteText(root)}: ${error.message}`);
  }
}

/** Where answers are written, and the line to write. */
function answerHint(token: string): string {
  return `add to ${ANSWERS_FILE}: ${JSON.stringify(shortToken(token))}: { <its properties> }`;
}

/** `aws:index/getRegion` of `aws:index/getRegion:getRegion`. */
function shortToken(token: string): string {
  const parts = token.split(":");
  return parts.length === 3 ? `${parts[0]}:${parts[1]}` : token;
}

function callSiteText(root: string): string {
  const site = currentCallSite();
  return site ? ` (called at ${positionText(site, root)})` : "";
}

function resourceState(deployment: Deployment, { urn }: WireProperties): WireProperties {
  const resource = typeof urn === "string" ? deployment.resources.get(urn) : undefined;
  if (!resource) throw new RpcError(`unknown resource ${String(urn)}`);
  return { urn: resource.urn, id: resource.id, provider: resource.provider, state: resource.outputs };
}
