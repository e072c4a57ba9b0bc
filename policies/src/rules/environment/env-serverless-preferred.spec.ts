import { sagemaker } from "../../resource-types.ts";
import { endpointConfiguration, serverlessVariant } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envServerlessPreferred } from "./env-serverless-preferred.ts";

const { productionVariants, shadowProductionVariants } = endpointConfiguration;

describeResourceRule(envServerlessPreferred, {
  compliant: {
    type: sagemaker.endpointConfiguration,
    props: { productionVariants: [serverlessVariant] },
  },
  decidedBy: ["asyncInferenceConfig"],
  finds: {
    "a variant on instances": {
      change: { productionVariants, shadowProductionVariants },
      messages: [
        "set serverlessConfig instead of instanceType; productionVariants[0].serverlessConfig is absent",
      ],
    },
  },
  passes: {
    "an asynchronous endpoint, which goes down to nothing by itself": {
      change: {
        productionVariants,
        asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://mlops-data" } },
      },
    },
    "a configuration that is known later": { change: { "productionVariants.0.serverlessConfig": UNKNOWN } },
    "no variants": { change: { productionVariants: ABSENT } },
  },
});
