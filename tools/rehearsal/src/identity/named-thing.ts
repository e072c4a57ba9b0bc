/** Something in an account that is known by a name which people choose. */
export interface NamedThing {
  /** Such as `queue`. */
  readonly kind: string;
  /** Nothing where names hold for all accounts, or the mention does not say. */
  readonly account: string | undefined;
  /** Nothing where names hold for all regions, or the mention does not say. */
  readonly region: string | undefined;
  /** May have the wildcards of IAM. */
  readonly name: string;
}

interface ArnForm {
  readonly kind: string;
  /** Characters that end the name: what follows is a part of the thing. */
  readonly ends: string;
}

const whole = (kind: string): ArnForm => ({ kind, ends: "" });

/**
 * Kinds by service and beginning of the resource in ARNs. What AWS names itself (keys, VPCs, APIs) is not here: of an
 * id that is written down nobody can say whether it is the right one.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const arnForms: Readonly<Record<string, ArnForm>> = {
  "athena:workgroup/": whole("workgroup"),
  "cloudwatch:alarm:": whole("alarm"),
  "codebuild:project/": whole("build project"),
  "codepipeline:": { kind: "delivery pipeline", ends: "/" },
  "ecr:repository/": whole("repository"),
  "events:event-bus/": whole("event bus"),
  "glue:crawler/": whole("crawler"),
  "glue:database/": whole("database"),
  "glue:table/": { kind: "database", ends: "/" },
  "iam:instance-profile/": whole("instance profile"),
  "iam:policy/": whole("policy"),
  "iam:role/": whole("role"),
  "kms:alias/": whole("key alias"),
  "lambda:function:": { kind: "function", ends: ":/" },
  "logs:log-group:": { kind: "log group", ends: ":" },
  "s3:": { kind: "bucket", ends: "/" },
  "sagemaker:data-quality-job-definition/": whole("job definition of data quality"),
  "sagemaker:endpoint-config/": whole("endpoint configuration"),
  "sagemaker:endpoint/": whole("endpoint"),
  "sagemaker:feature-group/": whole("feature group"),
  "sagemaker:model-package-group/": whole("model package group"),
  "sagemaker:model-package/": { kind: "model package group", ends: "/" },
  "sagemaker:model/": whole("model"),
  "sagemaker:monitoring-schedule/": whole("monitoring schedule"),
  "sagemaker:notebook-instance/": whole("notebook instance"),
  "sagemaker:pipeline/": { kind: "pipeline", ends: "/" },
  "sagemaker:studio-lifecycle-config/": whole("lifecycle configuration of Studio"),
  "sns:": { kind: "topic", ends: ":" },
  "sqs:": whole("queue"),
  "ssm:parameter/": whole("parameter"),
};

const arn = /^arn:aws[a-z-]*:(?<service>[a-z0-9-]+):(?<region>[a-z0-9-]*):(?<account>\d*):(?<resource>.+)$/;

/**
 * What an ARN, or a pattern of ARNs, names.
 * @returns nothing for what is not known by a name that people choose, or is named by a pattern before its name
 */
export function thingOfArn(text: string): NamedThing | undefined {
  const { service = "", region, account, resource = "" } = arn.exec(text)?.groups ?? {};
  const beginning = /^[a-z-]+[/:]/.exec(resource)?.[0] ?? "";
  const form = arnForms[`${service}:${beginning}`];
  if (form) return thing(form, region, account, resource.slice(beginning.length));
  const ofService = arnForms[`${service}:`];
  return ofService && thing(ofService, region, account, resource);
}

function thing(
  { kind, ends }: ArnForm,
  region: string | undefined,
  account: string | undefined,
  text: string,
): NamedThing {
  const end = [...text].findIndex((character) => ends.includes(character));
  const name = end < 0 ? text : text.slice(0, end);
  return { kind, region: region || undefined, account: account || undefined, name };
}

/** Texts other than ARNs that name something wherever they stand. */
const forms: readonly {
  readonly kind: string;
  /** Every text that fits the pattern holds this: it is looked for first, which is faster. */
  readonly holds: string;
  readonly pattern: RegExp;
}[] = [
  { kind: "bucket", holds: "s3://", pattern: /s3:\/\/(?<name>[a-z0-9][a-z0-9.-]+[a-z0-9])(?=[/?"'\s]|$)/g },
  {
    kind: "repository",
    holds: ".dkr.ecr.",
    pattern:
      /(?<account>\d{12})\.dkr\.ecr\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(?<name>[a-z0-9._/-]+)/g,
  },
  {
    kind: "queue",
    holds: "https://sqs.",
    pattern:
      /https:\/\/sqs\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(?<account>\d{12})\/(?<name>[\w.-]+)/g,
  },
  { kind: "parameter", holds: "/", pattern: /^\/(?<name>[\w.-]+(?:\/[\w.-]+)+)$/g },
  { kind: "key alias", holds: "alias/", pattern: /^alias\/(?<name>[\w/-]+)$/g },
];

const arnsWithin = /arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d*:[^\s"'<>\\,)]+/g;

/** Everything that a text names. */
export function thingsIn(text: string): NamedThing[] {
  const ofArns = text.includes("arn:")
    ? [...text.matchAll(arnsWithin)].flatMap(([found]) => thingOfArn(found.replace(/[.;:]+$/, "")) ?? [])
    : [];
  const fitting = forms.filter(({ holds }) => text.includes(holds));
  const others = fitting.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map(({ groups: { name = "", account, region } = {} }) => ({
      kind,
      account,
      region,
      name,
    })),
  );
  return [...ofArns, ...others];
}
