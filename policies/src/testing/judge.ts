import { asWritten, type Configurations } from "../configuration.ts";
import type { Exemption } from "../exemption.ts";
import type { Level } from "../level.ts";
import { policyOf } from "../policy.ts";
import type { ResourceRule, Settings, StackRule } from "../rule.ts";
import { type SentResource, analyze, analyzeRequest, analyzeStackRequest } from "./sdk.ts";

/** A provider in a spec. */
export interface ProviderFixture {
  readonly name?: string;
  readonly props: object;
}

/** A resource in a spec. */
export interface ResourceFixture {
  readonly type: string;
  /** @default "subject" */
  readonly name?: string;
  /** May hold `UNKNOWN` and `secret(…)`. @default {} */
  readonly props?: object;
  readonly protect?: boolean;
  readonly provider?: ProviderFixture;
}

/** A resource of a stack in a spec. */
export interface StackResourceFixture extends ResourceFixture {
  /** Key of the resource it is a child of. @default - the stack */
  readonly parent?: string;
  /** Keys of the resources that each property's value came from. */
  readonly from?: Readonly<Record<string, readonly string[]>>;
}

/** The resources of a stack in a spec. The key is the name, unless another is given. */
export type StackFixture = Readonly<Record<string, StackResourceFixture>>;

/** With what a rule is applied in a spec. */
export interface Circumstances {
  /** @default "platform.prod" */
  readonly stack?: string;
  /** Settings that every environment changes. @default - none */
  readonly settings?: Settings;
  /** @default [] */
  readonly exemptions?: readonly Exemption[];
  /** @default "2026-01-01" */
  readonly today?: string;
}

/** What a rule finds, in a spec. */
export interface Judgement {
  readonly level: Level;
  readonly message: string;
}

/** What a stack rule finds, in a spec. */
export interface StackJudgement extends Judgement {
  /** Key of the resource; absent for the stack itself. */
  readonly on?: string;
}

/** What `rule` finds in one resource, by way of the SDK's own server functions. */
export async function judge(
  rule: ResourceRule,
  resource: ResourceFixture,
  circumstances: Circumstances = {},
): Promise<Judgement[]> {
  const sent = sentResource(circumstances.stack ?? "platform.prod", "subject", resource, [resource.type]);
  const found = await analyze([applied(rule, circumstances)], analyzeRequest(sent));
  return found.map(({ level, message }) => ({ level, message }));
}

/** What `rule` finds in a stack, by way of the SDK's own server functions. */
export async function judgeStack(
  rule: StackRule,
  fixture: StackFixture,
  circumstances: Circumstances = {},
): Promise<StackJudgement[]> {
  const sent = sentStack(fixture, circumstances.stack);
  const found = await analyze([applied(rule, circumstances)], analyzeStackRequest([...sent.values()]));
  return found.map(({ level, message, urn }) => {
    const on = [...sent].find(([key, resource]) => key !== "" && resource.urn === urn)?.[0];
    return { level, message, ...(on !== undefined && { on }) };
  });
}

/** The stack as the engine sends it, by key; the stack's own resource has the key "". */
export function sentStack(fixture: StackFixture, stack = "platform.prod"): Map<string, SentResource> {
  const typesOf = (key: string): string[] => {
    const { type, parent } = resourceAt(fixture, key);
    return [...(parent === undefined ? [] : typesOf(parent)), type];
  };
  const sent = (key: string) => sentResource(stack, key, resourceAt(fixture, key), typesOf(key));
  const root = sentResource(stack, `mlops-platform-${stack}`, { type: "pulumi:pulumi:Stack" }, [
    "pulumi:pulumi:Stack",
  ]);
  return new Map([
    ["", root],
    ...Object.entries(fixture).map(([key, { parent, from = {} }]): [string, SentResource] => [
      key,
      {
        ...sent(key),
        parent: parent === undefined ? root.urn : sent(parent).urn,
        propertyDependencies: Object.fromEntries(
          Object.entries(from).map(([property, keys]) => [property, keys.map((one) => sent(one).urn)]),
        ),
      },
    ]),
  ]);
}

function resourceAt(fixture: StackFixture, key: string): StackResourceFixture {
  const resource = fixture[key];
  if (!resource)
    throw new Error(`the fixture has no resource "${key}", it has ${Object.keys(fixture).join(", ")}`);
  return resource;
}

function sentResource(
  stack: string,
  defaultName: string,
  { type, name = defaultName, props = {}, protect, provider }: ResourceFixture,
  types: readonly string[],
): SentResource {
  return {
    type,
    name,
    urn: urnOf(stack, types, name),
    props,
    ...(protect !== undefined && { protect }),
    ...(provider && { provider: sentProvider(stack, provider) }),
  };
}

function sentProvider(
  stack: string,
  { name = "aws", props }: ProviderFixture,
): NonNullable<SentResource["provider"]> {
  const type = "pulumi:providers:aws";
  return { type, name, urn: urnOf(stack, [type], name), props };
}

function urnOf(stack: string, types: readonly string[], name: string): string {
  return `urn:pulumi:${stack}::mlops-platform::${types.join("$")}::${name}`;
}

function applied(rule: ResourceRule | StackRule, { settings, exemptions = [], today }: Circumstances) {
  const configuration = { levels: {}, settings: { [rule.id]: settings ?? {} } };
  const changed: Configurations = { dev: configuration, qa: configuration, prod: configuration };
  return policyOf(rule, {
    configurations: settings ? changed : asWritten,
    exemptions,
    today: () => today ?? "2026-01-01",
  });
}
