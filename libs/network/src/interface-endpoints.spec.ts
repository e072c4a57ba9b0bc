import { interfaceEndpoints } from "./interface-endpoints.ts";

describe("the interface endpoints", () => {
  const services = (args: Parameters<typeof interfaceEndpoints>[0]) =>
    interfaceEndpoints(args).map(({ service }) => service);

  test("are the ones SageMaker needs, unless it is said otherwise", () => {
    expect(services({})).toEqual([
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
      interfaceEndpoints({
        interfaces: "none",
        additional: ["athena", { service: "transfer.server", policy: "not-supported" }],
      }),
    ).toEqual([
      { service: "athena", takesPolicy: true },
      { service: "transfer.server", takesPolicy: false },
    ]);
  });
});
