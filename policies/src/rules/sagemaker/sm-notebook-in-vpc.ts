import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

/** The subnets that notebooks may be in; an empty list allows all. */
const anySubnet: { readonly subnets: readonly string[] } = { subnets: [] };

export const smNotebookInVpc = resourceRule({
  id: "sm-notebook-in-vpc",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Notebook instances are in a VPC of ours.",
  remediation: "set subnetId to a private subnet",
  mapping: {
    fsbp: ["SageMaker.2"],
    awsConfig: ["sagemaker-notebook-instance-inside-vpc"],
    checkov: ["CKV_AWS_306"],
    cdkNag: ["AwsSolutions-SM1"],
    kics: ["9c7028d9"],
    prowler: ["sagemaker_notebook_instance_vpc_settings_configured"],
    assessment: ["SM-10"],
  },
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
