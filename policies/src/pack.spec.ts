import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { levels } from "./level.ts";
import { pack, policiesOf } from "./pack.ts";
import * as resourceTypes from "./resource-types.ts";
import type { Mapping } from "./rule-facts.ts";
import type { Rule } from "./rule.ts";
import { asWritten } from "./configuration.ts";
import { rules } from "./rules/index.ts";

const folder = join(__dirname, "rules");

/** Every rule there is, by family: a new one is added here and in its family's index. */
const expected: Readonly<Record<string, readonly string[]>> = {
  api: ["api-constraints", "api-constraints-across"],
  environment: [
    "env-account-and-region",
    "env-autoscaling-required",
    "env-budget-required",
    "env-cmk-only",
    "env-cross-account-scoped",
    "env-data-capture",
    "env-deletion-protection",
    "env-deployment-guardrails",
    "env-endpoint-alarms",
    "env-idle-shutdown",
    "env-instance-count-cap",
    "env-instance-types",
    "env-manual-approval",
    "env-max-runtime",
    "env-monitor-required",
    "env-multi-az",
    "env-no-notebooks-in-prod",
    "env-no-ssm-access",
    "env-serverless-preferred",
    "env-spot-training",
    "env-tag-matches-stack",
    "env-volume-cap",
  ],
  iam: [
    "iam-kms-decrypt-scoped",
    "iam-no-admin",
    "iam-no-admin-managed-policy",
    "iam-no-credential-exposure",
    "iam-no-data-exfiltration",
    "iam-no-permissions-management",
    "iam-no-privilege-escalation",
    "iam-no-star-action",
    "iam-no-user-policies",
    "iam-passrole-scoped",
    "iam-role-action-budget",
    "iam-trust-confused-deputy",
    "iam-trust-external-id",
    "iam-trust-no-wildcard",
    "iam-trust-oidc-scoped",
    "iam-trust-service-scoped",
    "iam-write-resource-scoped",
  ],
  kms: [
    "kms-deletion-window",
    "kms-enabled",
    "kms-no-lockout-bypass",
    "kms-policy-defined",
    "kms-policy-no-public-principal",
    "kms-rotation",
  ],
  s3: [
    "s3-access-logging",
    "s3-acls-disabled",
    "s3-event-notifications",
    "s3-kms-encryption",
    "s3-lifecycle",
    "s3-mfa-delete",
    "s3-no-public-acl",
    "s3-object-lock",
    "s3-policy-no-lockout",
    "s3-policy-no-public-principal",
    "s3-public-access-block",
    "s3-replication",
    "s3-tls-only",
    "s3-versioning",
  ],
  sagemaker: [
    "sm-domain-cmk",
    "sm-domain-sso",
    "sm-domain-vpc-only",
    "sm-endpoint-cmk",
    "sm-endpoint-min-instances",
    "sm-featuregroup-offline-cmk",
    "sm-featuregroup-online-cmk",
    "sm-flow-definition-cmk",
    "sm-inference-experiment-cmk",
    "sm-job-in-vpc",
    "sm-job-network-isolation",
    "sm-job-output-cmk",
    "sm-job-traffic-encryption",
    "sm-job-volume-cmk",
    "sm-jobdef-network-isolation",
    "sm-jobdef-output-cmk",
    "sm-jobdef-traffic-encryption",
    "sm-jobdef-volume-cmk",
    "sm-model-image-trusted",
    "sm-model-in-vpc",
    "sm-model-network-isolation",
    "sm-model-private-registry",
    "sm-notebook-cmk",
    "sm-notebook-imdsv2",
    "sm-notebook-in-vpc",
    "sm-notebook-lifecycle-no-secrets",
    "sm-notebook-no-direct-internet",
    "sm-notebook-no-root",
    "sm-notebook-platform",
    "sm-notebook-role-not-admin",
    "sm-notebook-security-groups",
    "sm-role-no-full-access",
    "sm-schedule-network-isolation",
    "sm-schedule-traffic-encryption",
    "sm-tags",
  ],
  vpc: [
    "nacl-no-open",
    "sg-attached",
    "sg-descriptions",
    "sg-no-open-egress",
    "sg-no-public-ingress",
    "subnet-no-public-ip",
    "vpc-default-sg-closed",
    "vpc-endpoint-multi-az",
    "vpc-endpoint-policy-scoped",
    "vpc-endpoints-required",
    "vpc-flow-logs",
  ],
  lambda: [
    "lambda-code-signing",
    "lambda-dlq",
    "lambda-env-cmk",
    "lambda-in-vpc",
    "lambda-multi-az",
    "lambda-no-secrets",
    "lambda-permission-scoped",
    "lambda-reserved-concurrency",
    "lambda-role-not-privileged",
    "lambda-runtime",
    "lambda-tracing",
    "lambda-url-auth",
  ],
  codebuild: [
    "codebuild-cmk",
    "codebuild-logging",
    "codebuild-no-plaintext-credentials",
    "codebuild-not-privileged",
    "codebuild-s3-logs-encrypted",
    "codebuild-source-no-credentials",
  ],
  codepipeline: ["codepipeline-artifacts-cmk"],
  ecr: ["ecr-cmk", "ecr-immutable", "ecr-lifecycle", "ecr-not-public", "ecr-scan-on-push"],
  sns: ["sns-cmk", "sns-not-public", "sns-tls-only"],
  sqs: ["sqs-dlq", "sqs-encrypted", "sqs-not-public", "sqs-tls-only"],
  logs: ["logs-cmk", "logs-retention"],
  cloudwatch: ["alarm-actions"],
  events: ["eventbridge-target-dlq", "eventbus-policy"],
  ec2: ["ec2-ebs-encrypted", "ec2-imdsv2", "ec2-no-public-ip", "ec2-userdata-no-secrets"],
  ssm: ["ssm-parameter-cmk"],
  secrets: ["secrets-cmk", "secrets-rotation"],
  athena: ["athena-encrypted", "athena-enforce-workgroup", "athena-logging"],
  glue: ["glue-encrypted"],
  stepfunctions: ["sfn-logging", "sfn-tracing"],
  dynamodb: ["dynamodb-cmk", "dynamodb-pitr"],
  efs: ["efs-encrypted"],
  codeartifact: ["codeartifact-cmk"],
};

/** Rules of other families that none of those sets has. */
const ourOwn: readonly string[] = [
  "iam-role-action-budget",
  "kms-no-lockout-bypass",
  "sm-model-image-trusted",
  "sm-notebook-security-groups",
];

/** What the names of other sets' rules look like. */
const formats: Readonly<Record<keyof Mapping, RegExp>> = {
  fsbp: /^[A-Z][A-Za-z0-9]+\.\d+$/,
  awsConfig: /^[a-z0-9]+(-[a-z0-9]+)+$/,
  checkov: /^CKV2?_AWS_\d+$/,
  cdkNag:
    /^(AwsSolutions-[A-Z]+[A-Z0-9]*\d|(HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321|Serverless)-[A-Za-z0-9]+)$/,
  kics: /^[0-9a-f]{8}$/,
  trivy: /^AVD-AWS-\d{4}$/,
  prowler: /^[a-z0-9]+(_[a-z0-9]+)+$/,
  assessment: /^SM-\d{2}$/,
};

describe("the pack", () => {
  test("holds exactly these rules, and the one about exemptions", () => {
    const ids = Object.values(expected).flat();
    expect(rules.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(pack.policies.map(({ name }) => name)).toEqual([...rules.map(({ id }) => id), "exemptions"]);
  });

  test("has the name and version that the engine is told", () => {
    expect([pack.name, pack.version]).toEqual(["mlops-policies", manifest.version]);
  });

  test.each(Object.entries(expected))("has a file and a specification for each rule of %s", (family, ids) => {
    const files = ids.flatMap((id) => [`${id}.spec.ts`, `${id}.ts`]);
    expect(readdirSync(join(folder, family)).toSorted()).toEqual([...files, "index.ts"].toSorted());
  });

  test("has no other families", () => {
    expect(readdirSync(folder).toSorted()).toEqual([...Object.keys(expected), "index.ts"].toSorted());
  });

  test("applies every rule in at least one environment", () => {
    const levelsOf = ({ id }: Rule) =>
      policiesOf(rules, asWritten, [], () => "2026-01-01").find(({ name }) => name === id);
    expect(
      rules.filter((rule) => levelsOf(rule)?.enforcementLevel === "disabled").map(({ id }) => id),
    ).toEqual([]);
  });

  test("loads no AWS classes: they would take longer than judging a stack", () => {
    const sources = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".ts") && !name.endsWith(".spec.ts"),
    );
    const offenders = sources.filter((name) =>
      /^import (?!type).*"@pulumi\/aws/m.test(readFileSync(join(__dirname, name), "utf8")),
    );
    expect(offenders).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  const [family = ""] = Object.entries(expected).find(([, ids]) => ids.includes(id)) ?? [];

  test("has a name that the engine takes, and a level that there is", () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(Object.keys(rule.levels)).toEqual(["dev", "qa", "prod"]);
    expect(Object.values(rule.levels).filter((level) => !levels.includes(level))).toEqual([]);
  });

  test("has a title that fits a line of a list", () => {
    expect(rule.title).toMatch(/^[A-Za-z].{3,69}$/);
    expect(rule.title).not.toMatch(/\.$/);
  });

  test("says in a sentence what holds, and in an imperative what to do", () => {
    expect(rule.description).toMatch(/^[A-Z].*\.$/);
    expect(rule.remediation).toMatch(/^[a-z].*[^.]$/);
  });

  test("names its equals in other sets as those sets do", () => {
    const { mapping } = rule;
    const wrong = Object.entries(mapping).flatMap(([set, ids]) =>
      ids.filter((one) => !formats[set as keyof Mapping].test(one)),
    );
    expect(wrong).toEqual([]);
    // Rules that depend on the environment, and those of the services themselves, are our own.
    const isOurs = family === "environment" || family === "api" || ourOwn.includes(id);
    expect(isOurs || Object.values(mapping).flat().length > 0).toBe(true);
  });
});

describe("type tokens", () => {
  const isToken = (value: unknown): value is string => typeof value === "string";
  const tokens = Object.values(resourceTypes)
    .flatMap((group: string | object) => (isToken(group) ? [group] : Object.values(group)))
    .filter(isToken);
  const packages: Readonly<Record<string, string>> = { aws: "@pulumi/aws", awsx: "@pulumi/awsx" };

  test.each(tokens.filter((token) => !token.startsWith("pulumi:")))(
    "%s is one that its package registers",
    (token) => {
      // aws:<module>/<file>:<Class>, awsx:<module>:<Class>
      const [provider = "", path = "", name = ""] = token.split(":");
      const file = path.includes("/") ? path : `${path}/${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      const source = require.resolve(`${packages[provider]}/${file}.js`);
      expect(existsSync(source)).toBe(true);
      expect(readFileSync(source, "utf8")).toContain(`'${token}'`);
    },
  );

  test("of rules are all among those of resource-types.ts", () => {
    const used = rules.flatMap((rule) => (rule.kind === "resource" ? (rule.resourceTypes ?? []) : []));
    expect(used.filter((token) => !tokens.includes(token))).toEqual([]);
  });
});
