import { stackFileValues } from "@mlops/testing";

interface Tooling {
  readonly products: {
    readonly sentiment: { readonly deploy: { readonly test: { readonly minMatchRate: number } } };
  };
}
interface Training {
  readonly evaluation: { readonly minimum: number };
}
interface Monitor {
  readonly modelQuality: { readonly thresholds: { readonly accuracy: { readonly below: number } } };
}

const section = (stack: Parameters<typeof stackFileValues>[0], name: string) => stackFileValues(stack)[name];
const { products } = section({ app: "delivery", environment: "shared" }, "tooling") as Tooling;
const { minMatchRate } = products.sentiment.deploy.test;

test("a version that the gate would refuse is not registered", () => {
  const { evaluation } = section({ app: "sentiment", environment: "dev" }, "training") as Training;
  expect(evaluation.minimum).toBe(minMatchRate);
});

test.each(["qa", "prod"] as const)(
  "a version that the gate let through does not alarm the monitor of %s by itself",
  (environment) => {
    const { modelQuality } = section({ app: "sentiment", environment }, "monitor") as Monitor;
    expect(modelQuality.thresholds.accuracy.below).toBeLessThan(minMatchRate);
  },
);
