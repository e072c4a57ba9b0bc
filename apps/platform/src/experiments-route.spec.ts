import { awsEnvironment } from "@mlops/core";
import { experimentsRouteProblems } from "./experiments-route.ts";
import { sections } from "./sections.ts";

const { network, studio } = sections(
  awsEnvironment({ app: "platform", name: "dev", account: "111122223333", region: "eu-west-1" }),
);
const withoutInternet = { cidrBlock: "10.0.0.0/16", zones: 2, internet: false };
const route = (vpc: object, experiments?: object, additional: string[] = []) => ({
  network: network.parse({ ...vpc, ...("privateSubnets" in vpc ? {} : { endpoints: { additional } }) }),
  studio: studio.parse({
    domainName: "mlops-dev",
    signIn: "iam",
    defaultInstanceType: "ml.t3.medium",
    idle: { default: "1 hour" },
    experiments,
  }),
});
const isolated = { vpc: { create: withoutInternet } };
const withoutNat = { vpc: { create: { ...withoutInternet, internet: true, natGateways: "none" } } };
const withNat = { vpc: { create: { ...withoutInternet, internet: true, natGateways: "single" } } };
const existing = {
  vpc: { existing: "vpc-0123456789abcdef0" },
  privateSubnets: { existing: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"] },
  workloadSecurityGroup: { existing: "sg-0123456789abcdef0" },
};

test.each<[string, Parameters<typeof experimentsRouteProblems>[0]]>([
  ["any kind of experiments through a NAT gateway", route(withNat, { kind: "app" })],
  ["a tracking server through its endpoint", route(isolated, { kind: "server" }, ["experiments"])],
  ["what an existing VPC leads to", route(existing, { kind: "app" })],
  ["no experiments", route(isolated)],
])("people reach %s", (_, settings) => {
  expect(experimentsRouteProblems(settings)).toEqual([]);
});

test.each([
  ["without internet", isolated],
  ["without NAT gateways", withoutNat],
])("%s nobody reaches a tracking server that has no endpoint, nor an app", (_, vpc) => {
  expect(experimentsRouteProblems(route(vpc, { kind: "server" }, ["studio"]))).toEqual([
    'network.endpoints.additional: got ["studio"]; expected "experiments" among them; ' +
      "without NAT gateways a tracking server is reached through its interface endpoint alone",
  ]);
  expect(experimentsRouteProblems(route(vpc, { kind: "app" }))).toEqual([
    'studio.experiments.kind: got "app"; expected "server"; without NAT gateways there is no way to an MLflow app',
  ]);
});
