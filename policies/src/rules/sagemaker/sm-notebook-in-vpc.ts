import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

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
