import { type Asked, type Operations, type Reply, identity, refused } from "../../testing/pretend-aws.ts";
import { published, testStart } from "../../testing/run-command.ts";

/** What AWS answers about one thing. */
export type Facts = Readonly<Record<string, unknown>>;

/** The stack that the endpoint is of. */
interface WorldStack {
  readonly stack: string;
  readonly account: string;
  readonly endpointName: string;
}

const prod: WorldStack = {
  stack: "sentiment.prod",
  account: "333344445555",
  endpointName: "mlops-sentiment-prod-sentiment-28fa82ad",
};

/** Seconds since 1970, so many hours before tests start. */
export const hoursAgo = (hours: number): number => testStart.getTime() / 1_000 - hours * 3_600;

/** A variant as DescribeEndpoint has it. */
export const variantFacts = (name: string, count: number, weight = 1): Facts => ({
  VariantName: name,
  CurrentInstanceCount: count,
  DesiredInstanceCount: count,
  CurrentWeight: weight,
  DesiredWeight: weight,
});

/** An account with an endpoint of a stack, that of sentiment in prod if nothing else is said, and what stays of its past. */
export class EndpointWorld {
  readonly endpointName: string;
  /** By name. */
  readonly endpoints = new Map<string, Facts>();
  readonly configurations = new Map<string, Facts>();
  readonly models = new Map<string, Facts>();
  readonly components = new Map<string, Facts>();
  /** ARNs of what carries the stack's tags. */
  readonly tagged: string[] = [];
  alarms: readonly Facts[] = [];
  targets: readonly Facts[] = [];
  scheduled: readonly Facts[] = [];
  readonly #stack: WorldStack;

  constructor(stack: WorldStack = prod) {
    this.#stack = stack;
    this.endpointName = stack.endpointName;
  }

  /** Role of what belongs together: an endpoint, a component, a batch. */
  role(name = "mlops-sentiment-prod-sentiment-role-5d5f6a68"): string {
    return `arn:aws:iam::${this.#stack.account}:role/mlops/${name}`;
  }

  /** A model of a version of the registry, made so many hours ago. */
  addModel(name: string, hours: number, { version = 1, role = this.role(), isTagged = true } = {}): void {
    const group =
      "arn:aws:sagemaker:eu-west-1:111122223333:model-package/mlops-platform-dev-sentiment-952108e6";
    this.models.set(name, {
      ModelName: name,
      ModelArn: this.#tag("model", name, isTagged),
      CreationTime: hoursAgo(hours),
      ExecutionRoleArn: role,
      PrimaryContainer: { ModelPackageName: `${group}/${version}` },
    });
  }

  /** A configuration whose variants have these models, made so many hours ago. */
  addConfiguration(
    name: string,
    hours: number,
    models: Readonly<Record<string, string>>,
    { isTagged = true, instanceType = "ml.c7i.large" } = {},
  ): void {
    this.configurations.set(name, {
      EndpointConfigName: name,
      EndpointConfigArn: this.#tag("endpoint-config", name, isTagged),
      CreationTime: hoursAgo(hours),
      ProductionVariants: Object.entries(models).map(([VariantName, ModelName]) => ({
        VariantName,
        ModelName,
        InstanceType: instanceType,
        InitialInstanceCount: 2,
      })),
    });
  }

  /** An endpoint in service. */
  addEndpoint(configuration: string, facts: Facts = {}, name = this.endpointName): void {
    this.endpoints.set(name, {
      EndpointName: name,
      EndpointArn: `arn:aws:sagemaker:eu-west-1:${this.#stack.account}:endpoint/${name}`,
      EndpointStatus: "InService",
      EndpointConfigName: configuration,
      LastModifiedTime: hoursAgo(24),
      ProductionVariants: [variantFacts("main", 4)],
      ...facts,
    });
  }

  /** Change what an endpoint is. */
  set(facts: Facts, name = this.endpointName): void {
    this.endpoints.set(name, { ...this.endpoints.get(name), ...facts });
  }

  /** What AWS answers. */
  operations(): Operations {
    const { endpoints, configurations, models, components, endpointName } = this;
    return {
      GetCallerIdentity: identity(this.#stack.account),
      ...published(this.#stack.stack, { "endpoint/endpoint-name": endpointName }),
      DescribeEndpoint: described(endpoints, "EndpointName"),
      DescribeEndpointConfig: described(configurations, "EndpointConfigName"),
      DescribeModel: described(models, "ModelName"),
      DescribeInferenceComponent: described(components, "InferenceComponentName"),
      ListEndpoints: listed("Endpoints", () => [...endpoints.values()]),
      ListEndpointConfigs: listed("EndpointConfigs", () => newestFirst(configurations)),
      ListModels: listed("Models", () => newestFirst(models)),
      ListInferenceComponents: listed("InferenceComponents", ({ EndpointNameEquals: wanted }) =>
        [...components.values()].filter(({ EndpointName }) => EndpointName === (wanted ?? EndpointName)),
      ),
      GetResources: (asked) => this.#resources(asked),
      DescribeAlarms: ({ input }) => ({ MetricAlarms: this.alarms.filter((alarm) => isAsked(alarm, input)) }),
      DescribeScalableTargets: ({ input }) => ({
        ScalableTargets: this.targets.filter(({ ResourceId }) =>
          (input["ResourceIds"] as readonly unknown[]).includes(ResourceId),
        ),
      }),
      DescribeScheduledActions: () => ({ ScheduledActions: this.scheduled }),
      DeleteEndpointConfig: deleted(configurations, "EndpointConfigName"),
      DeleteModel: deleted(models, "ModelName"),
    };
  }

  #tag(type: string, name: string, isTagged: boolean): string {
    const arn = `arn:aws:sagemaker:eu-west-1:${this.#stack.account}:${type}/${name.toLowerCase()}`;
    if (isTagged) this.tagged.push(arn);
    return arn;
  }

  /** The tagging API goes on showing what has been deleted for a while, as this does for ever. */
  #resources({ input }: Asked): Reply {
    const [type = ""] = input["ResourceTypeFilters"] as readonly string[];
    const arns = this.tagged.filter((arn) => arn.includes(`:${type.replace("sagemaker:", "")}/`));
    return page(
      "ResourceTagMappingList",
      arns.map((ResourceARN) => ({ ResourceARN, Tags: [] })),
      {
        start: Number(input["PaginationToken"] ?? 0),
        next: "PaginationToken",
      },
    );
  }
}

const newestFirst = (things: ReadonlyMap<string, Facts>) =>
  [...things.values()].toSorted((a, b) => Number(b["CreationTime"]) - Number(a["CreationTime"]));

const described =
  (things: ReadonlyMap<string, Facts>, key: string) =>
  ({ input }: Asked): Reply =>
    things.get(String(input[key])) ?? missing(String(input[key]));

const missing = (name: string) => refused("ValidationException", `Could not find "${name}".`);

const deleted =
  (things: Map<string, Facts>, key: string) =>
  ({ input }: Asked): Reply =>
    things.delete(String(input[key])) ? {} : missing(String(input[key]));

const listed =
  (key: string, things: (input: Asked["input"]) => readonly Facts[]) =>
  ({ input }: Asked): Reply =>
    page(key, things(input), { start: Number(input["NextToken"] ?? 0), next: "NextToken" });

/** At most 100 things, and where the others begin. */
function page(
  key: string,
  things: readonly Facts[],
  { start, next }: { readonly start: number; readonly next: string },
): Reply {
  const end = start + 100;
  return { [key]: things.slice(start, end), ...(end < things.length && { [next]: String(end) }) };
}

function isAsked({ AlarmName }: Facts, { AlarmNames, AlarmNamePrefix }: Asked["input"]): boolean {
  const name = String(AlarmName);
  if (Array.isArray(AlarmNames)) return AlarmNames.includes(name);
  return name.startsWith(String(AlarmNamePrefix ?? ""));
}
