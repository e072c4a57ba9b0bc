import { bucketNamePattern } from "@mlops/aws";
import { toPlain } from "@mlops/engine";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { outputRules } from "../world/rules/index.ts";

const letters = "letters, digits";

interface NameForm {
  readonly pattern: RegExp;
  /** What the pattern takes. */
  readonly expected: string;
}

const iamName: NameForm = { pattern: /^[\w+=,.@-]+$/, expected: `${letters} and _+=,.@-` };
const queueName: NameForm = { pattern: /^[\w-]+(?:\.fifo)?$/, expected: `${letters}, - and _` };

/**
 * What names may be made of, by type, as the services' API references say. Names of SageMaker, Lambda and the other
 * services of the policy api-constraints are judged there.
 */
const forms: Readonly<Record<string, NameForm>> = {
  "aws:cloudwatch/eventBus:EventBus": { pattern: /^[/\w.-]+$/, expected: `${letters} and /._-` },
  "aws:cloudwatch/eventRule:EventRule": { pattern: /^[\w.-]+$/, expected: `${letters} and ._-` },
  "aws:cloudwatch/logGroup:LogGroup": { pattern: /^[\w./#-]+$/, expected: `${letters} and _-/.#` },
  "aws:codebuild/project:Project": {
    pattern: /^[A-Za-z0-9][\w-]+$/,
    expected: `${letters}, - and _, the first a letter or a digit`,
  },
  "aws:codepipeline/pipeline:Pipeline": { pattern: /^[\w.@-]+$/, expected: `${letters} and .@-_` },
  "aws:ecr/repository:Repository": {
    pattern: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    expected: "small letters, digits, and single ._-/ between them",
  },
  "aws:iam/instanceProfile:InstanceProfile": iamName,
  "aws:iam/policy:Policy": iamName,
  "aws:iam/role:Role": iamName,
  "aws:iam/rolePolicy:RolePolicy": iamName,
  "aws:kms/alias:Alias": {
    pattern: /^alias\/(?!aws\/)[\w/-]+$/,
    expected: `alias/ and ${letters}, /, _ and -`,
  },
  "aws:s3/bucket:Bucket": {
    pattern: bucketNamePattern,
    expected: "3 to 63 small letters, digits, dots and hyphens, a letter or a digit at both ends",
  },
  "aws:sns/topic:Topic": queueName,
  "aws:sqs/queue:Queue": queueName,
  "aws:ssm/parameter:Parameter": { pattern: /^[\w./-]+$/, expected: `${letters} and _.-/` },
};

/** Names that AWS does not take, once their parts are known. */
export function malformedNames(resources: readonly DeployedResource[]): RehearsalFinding[] {
  return resources.flatMap((deployed): RehearsalFinding[] => {
    const { type, outputs } = deployed.resource;
    const { named } = outputRules[type] ?? {};
    const form = forms[type];
    const name = toPlain(outputs[named ?? ""] ?? null);
    if (!form || typeof name !== "string" || form.pattern.test(name)) return [];
    return [
      {
        kind: "malformed-name",
        severity: "error",
        stack: deployed.stack,
        resource: deployed,
        message: `${named}: got "${name}"; expected ${form.expected}`,
      },
    ];
  });
}
