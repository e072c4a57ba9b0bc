import type { z } from "zod";
import { endpointsSettings } from "./endpoint-settings.ts";
import { interfaceEndpoints } from "./interface-endpoints.ts";

const endpointsOf = (settings: z.input<typeof endpointsSettings>) =>
  interfaceEndpoints(endpointsSettings.parse(settings));

describe("the interface endpoints", () => {
  test("are the ones SageMaker needs, by default", () => {
    expect(endpointsOf({}).map(({ service }) => service)).toEqual([
      "sagemaker.api",
      "sagemaker.runtime",
      "sagemaker.featurestore-runtime",
      "sts",
      "logs",
      "monitoring",
      "ecr.api",
      "ecr.dkr",
      "kms",
      "ssm",
      "secretsmanager",
    ]);
  });

  test("are only the additional ones where no others are wanted", () => {
    expect(
      endpointsOf({
        interfaces: "none",
        additional: ["athena", { service: "transfer.server", policy: "not-supported" }],
      }),
    ).toEqual([
      { service: "athena", takesPolicy: true },
      { service: "transfer.server", takesPolicy: false },
    ]);
  });
});
