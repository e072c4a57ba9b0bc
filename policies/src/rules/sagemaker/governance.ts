import { mustHave } from "../../rule/property-rule.ts";
import { attachedArns, attachesTo, attachmentTypes } from "../../iam/attachments.ts";
import { trustStatementsOf } from "../../iam/trust.ts";
import { cloudControlResource, iam, sagemaker } from "../../resource/resource-types.ts";
import type { StackResource } from "../../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { certainlyLacksTag, isTaggableThroughCloudControl } from "../../sagemaker/tags.ts";
import { awsManagedPolicyName, servicePrincipals } from "@mlops/aws";

export const smRoleNoFullAccess = stackRule("sm-role-no-full-access", {
  settings: {
    policies: [
      "AmazonSageMakerFullAccess",
      "AdministratorAccess",
      "IAMFullAccess",
      "PowerUserAccess",
    ] as readonly string[],
  },
  check({ ofType }, report, { settings: { policies } }) {
    for (const role of ofType(iam.role).filter(isAssumedBySageMaker)) {
      const names = ["name", "arn", "id"].map((name) => role.props.at(name));
      const target = { resources: [role], types: [iam.role], names };
      for (const resource of ofType(...attachmentTypes).filter((one) => attachesTo(one, target) === "yes")) {
        const refused = attachedArns(resource).filter(({ text = "" }) =>
          policies.includes(awsManagedPolicyName(text) ?? ""),
        );
        for (const property of refused) report({ resource, property });
      }
    }
  },
});

function isAssumedBySageMaker(role: StackResource): boolean {
  return trustStatementsOf(role).some(({ principals }) =>
    principals.some(({ kind, name }) => kind === "Service" && name.is(servicePrincipals.sageMaker)),
  );
}

export const smTags = resourceRule("sm-tags", {
  settings: { requiredKeys: ["Application", "CostCentre", "Environment", "Owner"] },
  resourceTypes: [...Object.values(sagemaker), cloudControlResource],
  check(resource, report, { settings }) {
    const isCloudControl = resource.type === cloudControlResource;
    if (isCloudControl && !isTaggableThroughCloudControl(resource)) return;
    const missing = settings.requiredKeys.filter((key) => certainlyLacksTag(resource, key)).join(", ");
    const place = isCloudControl ? "Tags in desiredState" : "tags, or to the provider's defaultTags";
    if (missing !== "") report({ todo: `add ${missing} to ${place}` });
  },
});

export const smImageDescription = mustHave("sm-image-description", [sagemaker.image], "description");

export const governanceRules: readonly Rule[] = [smImageDescription, smRoleNoFullAccess, smTags];
