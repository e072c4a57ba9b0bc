import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  endpointConfigState,
  endpointConfiguration,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envNoSsmAccess } from "./env-no-ssm-access.ts";

const access = "productionVariants.0.enableSsmAccess";

describeResourceRule(envNoSsmAccess, {
  compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
  finds: {
    "a variant that lets people in": {
      change: { [access]: true },
      messages: ["set enableSsmAccess to false; productionVariants[0].enableSsmAccess is true"],
    },
    "a shadow variant that does": {
      change: { "shadowProductionVariants.0.enableSsmAccess": true },
      messages: ["set enableSsmAccess to false; shadowProductionVariants[0].enableSsmAccess is true"],
    },
  },
  passes: {
    "a variant that says nothing: nobody is let in": { change: { [access]: ABSENT } },
    "an access that is known later": { change: { [access]: UNKNOWN } },
  },
});

const [variant] = endpointConfigState.ProductionVariants;

describeResourceRule(envNoSsmAccess, {
  compliant: {
    type: cloudControlResource,
    props: cloudControl("AWS::SageMaker::EndpointConfig", endpointConfigState),
  },
  decidedBy: ["typeName"],
  finds: {
    "a variant of Cloud Control": {
      change: cloudControl("AWS::SageMaker::EndpointConfig", {
        ProductionVariants: [{ ...variant, EnableSSMAccess: true }],
      }),
      messages: ["set enableSsmAccess to false; desiredState.ProductionVariants[0].EnableSSMAccess is true"],
    },
  },
});
