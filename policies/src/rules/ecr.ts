import { anyOf } from "../resource/certainty.ts";
import { openPrincipals } from "../iam/open-access.ts";
import { isAwsManagedKey } from "../resource/aws-managed-key.ts";
import { type Target, relation } from "../resource/relation.ts";
import { ecr } from "../resource/resource-types.ts";
import type { Resource, StackResource } from "../resource/resource.ts";
import { mustBe, where } from "../rule/property-rule.ts";
import { type Rule, resourceRule, stackRule } from "../rule/rule.ts";

/** Types whose properties are those of a repository for container images. */
const repositoryTypes: readonly string[] = [ecr.repository, ecr.awsxRepository];

/**
 * Whether `repository` shows its settings. Under the engine an awsx component arrives without any: they are with the
 * repository in it, which is judged as itself.
 */
function showsSettings({ type, props }: Resource): boolean {
  return type !== ecr.awsxRepository || props.keys.length > 0;
}

export const ecrCmk = resourceRule("ecr-cmk", {
  resourceTypes: repositoryTypes,
  check(resource, report) {
    const list = resource.props.at("encryptionConfigurations");
    if (!showsSettings(resource)) return;
    if (list.isMissing) {
      report({
        property: list,
        todo: 'set encryptionConfigurations to one of encryptionType "KMS" with a kmsKey',
      });
    }
    for (const encryption of list.elements) {
      const type = encryption.at("encryptionType");
      const key = encryption.at("kmsKey");
      const withKms = ["KMS", "KMS_DSSE"];
      if (type.isNot(...withKms)) report({ property: type, todo: 'set encryptionType to "KMS"' });
      if (type.is(...withKms) && (key.isMissing || isAwsManagedKey(key))) report({ property: key });
    }
  },
});

export const ecrImmutable = where(
  showsSettings,
  mustBe("ecr-immutable", repositoryTypes, "imageTagMutability", "IMMUTABLE"),
);

export const ecrLifecycle = stackRule("ecr-lifecycle", {
  check({ ofType }, report) {
    const policies = ofType(ecr.lifecyclePolicy);
    const repositories = ofType(ecr.repository);
    const hasPolicy = (...resources: StackResource[]) => {
      const target = targetOf(resources);
      return anyOf(policies.map((policy) => relation(policy, "repository", target))) !== "no";
    };
    for (const component of ofType(ecr.awsxRepository)) {
      const inside = repositories.filter(({ parent }) => parent === component);
      // Where the component cannot be expanded, it makes a policy unless it is told not to.
      const makesIt = inside.length === 0 && component.props.at("lifecyclePolicy.skip").isNot(true);
      if (!makesIt && !hasPolicy(component, ...inside)) report({ resource: component });
    }
    for (const repository of repositories.filter(({ parent }) => parent?.type !== ecr.awsxRepository)) {
      if (!hasPolicy(repository)) report({ resource: repository });
    }
  },
});

function targetOf(resources: readonly StackResource[]): Target {
  const names = resources.flatMap(({ props }) => [props.at("name"), props.at("id")]);
  return { resources, types: repositoryTypes, names };
}

export const ecrNotPublic = resourceRule("ecr-not-public", {
  resourceTypes: [ecr.registryPolicy, ecr.repositoryCreationTemplate, ecr.repositoryPolicy],
  check({ type, props }, report) {
    const policy = props.at(type === ecr.repositoryCreationTemplate ? "repositoryPolicy" : "policy");
    for (const property of openPrincipals(policy)) report({ property });
  },
});

export const ecrScanOnPush = where(
  showsSettings,
  mustBe("ecr-scan-on-push", repositoryTypes, "imageScanningConfiguration.scanOnPush", true),
);

export const ecrRules: readonly Rule[] = [ecrCmk, ecrImmutable, ecrLifecycle, ecrNotPublic, ecrScanOnPush];
