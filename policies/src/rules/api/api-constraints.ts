import { resourceRule } from "../../rule.ts";
import { apiProblems, cloudControlResource } from "@mlops/api-constraints";

export const apiConstraints = resourceRule("api-constraints", {
  check({ type, name, props, isPartial }, report) {
    // Its other arguments are judged elsewhere. What Cloud Control takes is all in one text.
    if (isPartial && type !== cloudControlResource) return;
    for (const todo of apiProblems(type, props, name)) report({ todo });
  },
});
