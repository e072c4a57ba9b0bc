import { type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/access";
import { labelOf } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import type { AccessModel, ProtectedResource, ServiceEndpoint } from "./access-model.ts";
import { collectRoles } from "./collect-roles.ts";
import { keyNames } from "./key-names.ts";
import { type ReadResource, readResources, textAt, valueAt } from "./plain-inputs.ts";
import { ResourcePolicies } from "./resource-policies.ts";

/** Everything in deployed stacks that decides who may do what. */
export function buildAccessModel(deployed: readonly DeployedResource[]): AccessModel {
  const resources = readResources(deployed);
  const keyOf = keyNames(resources);
  const roles = collectRoles(resources);
  const protectedResources = new Map<string, ProtectedResource>();
  const policies = new ResourcePolicies(resources);
  const invocations = functionPolicies(resources);
  for (const made of resources) {
    if (made.arn === undefined || isReadAnew(made)) continue;
    const policy =
      roles.get(made.arn)?.trust ??
      invocations.get(made.id) ??
      policyOf(made, policies) ??
      defaultPolicy(made);
    const keyArn = keyOf(policies.keyNameOf(made), made);
    protectedResources.set(made.arn, { arn: made.arn, made, policy, keyArn });
  }
  return {
    resources,
    roles,
    protected: protectedResources,
    endpoints: collectEndpoints(resources),
    accounts: new Set(resources.map(({ account }) => account)),
    keyOf,
  };
}

/** Types whose `arn` is that of another resource. */
const isReadAnew = ({ type }: ReadResource): boolean =>
  /(?:Policy|Target|Object(?:v2)?|Alias|Attachment|Subscription):/.test(`${type.split(":").at(-1) ?? ""}:`);

function policyOf(made: ReadResource, policies: ResourcePolicies): PolicyDocument | undefined {
  const attached = policies.of(made);
  return attached && policyDocument(labelOf(attached.made.deployed), attached.source);
}

/** A key without a policy gets the one that lets its account decide. */
function defaultPolicy(made: ReadResource): PolicyDocument | undefined {
  if (made.type !== "aws:kms/key:Key") return undefined;
  const Principal = { AWS: made.account };
  return policyDocument(labelOf(made.deployed), {
    Statement: [{ Sid: "Default", Effect: "Allow", Principal, Action: "kms:*", Resource: "*" }],
  });
}

/** Policies of functions, which permissions make up statement by statement, by the function's name. */
function functionPolicies(resources: readonly ReadResource[]): ReadonlyMap<string, PolicyDocument> {
  const statements = new Map<string, PolicyStatement[]>();
  for (const made of resources.filter(({ type }) => type === "aws:lambda/permission:Permission")) {
    const name = textAt(made.inputs, "function")?.replace(/^.*:function:/, "") ?? "";
    const read = policyDocument(labelOf(made.deployed), { Statement: [permissionStatement(made)] });
    statements.set(name, [...(statements.get(name) ?? []), ...read.statements]);
  }
  return new Map(
    [...statements].map(([name, all]) => [
      name,
      { name: `permissions of ${name}`, statements: all, isUnknown: false },
    ]),
  );
}

function permissionStatement({ deployed, inputs }: ReadResource): object {
  const principal = textAt(inputs, "principal") ?? "*";
  const [sourceArn, sourceAccount] = [textAt(inputs, "sourceArn"), textAt(inputs, "sourceAccount")];
  return {
    Sid: deployed.resource.name,
    Effect: "Allow",
    Action: textAt(inputs, "action"),
    Principal: principal.includes(".") ? { Service: principal } : { AWS: principal },
    Condition: {
      ...(sourceArn !== undefined && { ArnLike: { "aws:SourceArn": sourceArn } }),
      ...(sourceAccount !== undefined && { StringEquals: { "aws:SourceAccount": sourceAccount } }),
    },
  };
}

/** An endpoint without a policy lets everything through. */
const openPolicy = { Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] };

function collectEndpoints(resources: readonly ReadResource[]): ServiceEndpoint[] {
  return resources.flatMap((made): ServiceEndpoint[] => {
    if (made.type !== "aws:ec2/vpcEndpoint:VpcEndpoint") return [];
    const vpc = textAt(made.inputs, "vpcId");
    const name = textAt(made.inputs, "serviceName");
    if (vpc === undefined || name === undefined) return [];
    const policy = policyDocument(labelOf(made.deployed), valueAt(made.inputs, "policy") ?? openPolicy);
    return [{ made, vpc, service: name.replace(new RegExp(`^.*\\.${made.region}\\.`), ""), policy }];
  });
}
