import { mustBe, mustHave, mustHaveKey, where } from "../../rule/property-rule.ts";
import { attachedArns, attachesTo, attachmentTypes } from "../../iam/attachments.ts";
import { policiesOf } from "../../iam/given-policies.ts";
import { relation } from "../../resource/relation.ts";
import { iam, sagemaker } from "../../resource/resource-types.ts";
import type { Stack, StackResource } from "../../resource/resource.ts";
import { type Rule, type StackFinding, resourceRule, stackRule } from "../../rule/rule.ts";
import { secretsIn } from "../../secrets/secrets-in-text.ts";
import { awsManagedPolicyName } from "@mlops/aws";

export const smNotebookCmk = mustHaveKey("sm-notebook-cmk", [sagemaker.notebookInstance], "kmsKeyId");

export const smNotebookImdsv2 = mustBe(
  "sm-notebook-imdsv2",
  [sagemaker.notebookInstance],
  "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion",
  "2",
);

/** The subnets that notebooks may be in; an empty list allows all. */
const anySubnet: { readonly subnets: readonly string[] } = { subnets: [] };

export const smNotebookInVpc = resourceRule("sm-notebook-in-vpc", {
  settings: anySubnet,
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report, { settings: { subnets } }) {
    const subnet = props.at("subnetId");
    if (subnet.isMissing) report({ property: subnet });
    else if (subnets.length > 0 && subnet.isNot(...subnets)) {
      report({ property: subnet, todo: `use an allowed subnet (${subnets.join(", ")})` });
    }
  },
});

const scripts = ["onCreate", "onStart", "studioLifecycleConfigContent"];

export const smNotebookLifecycleNoSecrets = resourceRule("sm-notebook-lifecycle-no-secrets", {
  resourceTypes: [sagemaker.notebookInstanceLifecycleConfiguration, sagemaker.studioLifecycleConfig],
  check({ props }, report) {
    for (const name of scripts) {
      for (const { what, line } of secretsIn(scriptIn(props.at(name).text ?? ""))) {
        // Without the property: its value is what must not be shown.
        report({ todo: `take ${what} out of ${name} (line ${line}), and read it from Secrets Manager` });
      }
    }
  },
});

/** SageMaker takes scripts in base64; one that is not in base64 is judged as it is. */
function scriptIn(text: string): string {
  const isBase64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text);
  return isBase64 ? Buffer.from(text, "base64").toString("utf8") : text;
}

export const smNotebookNoDirectInternet = mustBe(
  "sm-notebook-no-direct-internet",
  [sagemaker.notebookInstance],
  "directInternetAccess",
  "Disabled",
);

export const smNotebookNoRoot = mustBe(
  "sm-notebook-no-root",
  [sagemaker.notebookInstance],
  "rootAccess",
  "Disabled",
);

export const smNotebookPlatform = resourceRule("sm-notebook-platform", {
  settings: { platforms: ["notebook-al2023-v1"] },
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report, { settings: { platforms } }) {
    const platform = props.at("platformIdentifier");
    if (platform.state === "value" && platform.isNot(...platforms)) {
      report({ property: platform, todo: `use a supported platform (${platforms.join(", ")})` });
    }
  },
});

export const smNotebookRoleNotAdmin = stackRule("sm-notebook-role-not-admin", {
  check(stack, report) {
    const notebooks = stack.ofType(sagemaker.notebookInstance);
    for (const role of stack.ofType(iam.role)) {
      const isUsed = notebooks.some((notebook) => relation(notebook, "roleArn", targetOf(role)) === "yes");
      if (isUsed) problemsOf(role, stack).forEach(report);
    }
  },
});

/** Where a role gets every action from: policies of the stack, and those of AWS that are attached to it. */
function problemsOf(role: StackResource, stack: Stack): StackFinding[] {
  const attachments = stack
    .ofType(...attachmentTypes)
    .filter((one) => attachesTo(one, targetOf(role)) === "yes");
  return [
    ...policiesOf(stack, role).flatMap(({ resource, statements }) =>
      statements
        .filter(({ effect }) => effect.is("Allow"))
        .flatMap(({ actions }) =>
          actions.filter(({ text }) => text !== undefined && /^\*+(:\*+)?$/.test(text)),
        )
        .map((property) => ({ resource, property })),
    ),
    ...attachments.flatMap((resource) =>
      attachedArns(resource)
        .filter((arn) => awsManagedPolicyName(arn.text ?? "") === "AdministratorAccess")
        .map((property) => ({ resource, property })),
    ),
  ];
}

function targetOf(role: StackResource) {
  return {
    resources: [role],
    types: [iam.role],
    names: ["arn", "name", "id"].map((name) => role.props.at(name)),
  };
}

export const smNotebookSecurityGroups = where(
  ({ props }) => props.at("directInternetAccess").is("Disabled"),
  mustHave("sm-notebook-security-groups", [sagemaker.notebookInstance], "securityGroups"),
);

export const notebooksRules: readonly Rule[] = [
  smNotebookCmk,
  smNotebookImdsv2,
  smNotebookInVpc,
  smNotebookLifecycleNoSecrets,
  smNotebookNoDirectInternet,
  smNotebookNoRoot,
  smNotebookPlatform,
  smNotebookRoleNotAdmin,
  smNotebookSecurityGroups,
];
