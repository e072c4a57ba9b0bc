import { sagemaker } from "../../resource-types.ts";
import { endpointConfiguration, serverlessVariant } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smEndpointMinInstances } from "./sm-endpoint-min-instances.ts";

const production = "productionVariants.0.initialInstanceCount";
const shadow = "shadowProductionVariants.0.initialInstanceCount";
const message = (list: string, came: string, least = 2) =>
  `set initialInstanceCount to ${least} or more; ${list}[0].initialInstanceCount is ${came}`;

describeResourceRule(smEndpointMinInstances, {
  compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
  decidedBy: ["productionVariants.0.serverlessConfig", "shadowProductionVariants.0.serverlessConfig"],
  finds: {
    "a variant of one instance": {
      change: { [production]: 1 },
      messages: [message("productionVariants", "1")],
    },
    "a variant that leaves the number to SageMaker": {
      change: { [production]: ABSENT },
      messages: [message("productionVariants", "absent")],
    },
    "a shadow variant of one instance": {
      change: { [shadow]: 1 },
      messages: [message("shadowProductionVariants", "1")],
    },
    "fewer than the environment asks for": {
      settings: { minInstances: 3 },
      decidedBy: [production, shadow],
      messages: [message("productionVariants", "2", 3), message("shadowProductionVariants", "2", 3)],
    },
  },
  passes: {
    "a serverless variant": { change: { productionVariants: [serverlessVariant] } },
    "a number that is known later": { change: { [production]: UNKNOWN } },
    "variants that are known later": { change: { productionVariants: UNKNOWN } },
  },
});
