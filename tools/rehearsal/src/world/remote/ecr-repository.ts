import {
  type ExpandRemote,
  type PlainValue,
  UNKNOWN_MARKER,
  type WireProperties,
  type WireValue,
  goJsonText,
  isWireObject,
  referenceTo,
  toPlain,
} from "@mlops/engine";

/** What `awsx:ecr:Repository` does: a repository and its lifecycle policy. */
export const expandRepository: ExpandRemote = async ({ name, inputs }, register) => {
  const { lifecyclePolicy, ...own } = inputs;
  const lowerName = name.toLowerCase();
  const repository = await register({ type: "aws:ecr/repository:Repository", name: lowerName, inputs: own });
  const outputs: WireProperties = {
    repository: referenceTo(repository),
    url: repository.outputs.repositoryUrl ?? UNKNOWN_MARKER,
  };
  if (isWireObject(lifecyclePolicy) && lifecyclePolicy.skip === true) return outputs;
  const policy = await register({
    type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    name: lowerName,
    inputs: {
      repository: repository.outputs.name ?? UNKNOWN_MARKER,
      policy: policyText(isWireObject(lifecyclePolicy) ? lifecyclePolicy.rules : undefined),
    },
    dependencies: { repository: [repository.urn] },
  });
  return { ...outputs, lifecyclePolicy: referenceTo(policy) };
};

interface LifecycleRule {
  readonly description?: PlainValue;
  readonly tagStatus?: PlainValue;
  readonly tagPrefixList?: PlainValue;
  readonly maximumNumberOfImages?: PlainValue;
  readonly maximumAgeLimit?: PlainValue;
}

/** What awsx keeps of images unless it is told otherwise. */
const defaultRules: readonly LifecycleRule[] = [
  { description: "remove untagged images", tagStatus: "untagged", maximumNumberOfImages: 1 },
];

/** The policy as the provider sends it: awsx's rules in ECR's words, keys in the order in which Go writes them. */
function policyText(given: WireValue | undefined): string {
  const plain = toPlain(given ?? null);
  const rules: readonly LifecycleRule[] = Array.isArray(plain) ? plain.filter(isObject) : defaultRules;
  // Rules for any image come last: ECR wants them to have the highest number.
  const ordered = rules.toSorted((one, other) => Number(isForAny(one)) - Number(isForAny(other)));
  return goJsonText(JSON.stringify({ rules: ordered.map((rule, index) => policyRule(rule, index + 1)) }));
}

function isObject(value: PlainValue): value is Record<string, PlainValue> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isForAny({ tagStatus }: LifecycleRule): boolean {
  return tagStatus === "any";
}

function policyRule(rule: LifecycleRule, rulePriority: number): object {
  const { description, tagStatus, tagPrefixList, maximumNumberOfImages, maximumAgeLimit } = rule;
  const count =
    maximumNumberOfImages === undefined
      ? { countNumber: maximumAgeLimit, countType: "sinceImagePushed", countUnit: "days" }
      : { countNumber: maximumNumberOfImages, countType: "imageCountMoreThan" };
  const isTagged = tagStatus !== "any" && tagStatus !== "untagged";
  return {
    action: { type: "expire" },
    description,
    rulePriority,
    selection: { ...count, ...(isTagged && { tagPrefixList }), tagStatus: isTagged ? "tagged" : tagStatus },
  };
}
