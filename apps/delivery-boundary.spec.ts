import account from "./account/src/index.ts";
import { parseArn } from "@mlops/aws";
import { type EnvironmentName, environmentNames } from "@mlops/core";
import { isAllowed, pretendCloud, stackFileValues } from "@mlops/testing";
import { accounts, deployedDelivery } from "./delivery/src/testing/deployed-delivery.ts";

interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

/** The permissions boundary of every role of an account. */
async function boundaryOf(environment: EnvironmentName): Promise<unknown> {
  const cloud = await pretendCloud(() => account.run({ app: "account", environment }), {
    stack: `account.${environment}`,
    config: stackFileValues({ app: "account", environment }),
  });
  return cloud.inputs("guardrails-boundary").policy;
}

/** Every kind of preparation, which the shipped stack has only one of. */
const preparing = {
  dev: {
    target: {
      toolingAccount: accounts.shared,
      training: { sentiment: { preparation: { crawlers: ["raw-reviews"], jobs: ["clean-reviews"] } } },
    },
  },
  qa: {},
  prod: {},
  shared: {},
};

test.each(environmentNames)(
  "the boundary of %s refuses nothing that the roles of delivery are for",
  async (name) => {
    const boundary = await boundaryOf(name);
    const { resources } = await deployedDelivery(name, preparing[name]);
    const everything = { Effect: "Allow", Action: "*", Resource: "*" };
    const resourcePolicy = { Statement: [{ ...everything, Principal: "*" }] };
    const administrator = {
      arn: `arn:aws:iam::${accounts[name]}:role/mlops/x`,
      policies: [{ Statement: [everything] }],
      boundary,
    };
    const rights = resources
      .filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")
      .flatMap(({ name: role, inputs }) =>
        (inputs.policy as unknown as { Statement: readonly Statement[] }).Statement.flatMap(
          ({ Action, Resource }) =>
            [Resource].flat().flatMap((resource) => Action.map((action) => ({ role, action, resource }))),
        ),
      );
    const refused = rights.filter(({ action, resource }) => {
      const context = { "aws:RequestedRegion": "eu-west-1" };
      const place = typeof resource === "string" ? resource.replaceAll("*", "x") : "*";
      const owner = parseArn(place)?.account;
      const request = { action, resource: place, account: owner || accounts[name], resourcePolicy, context };
      return !isAllowed(administrator, request);
    });
    expect(rights.length).toBeGreaterThan(2);
    expect(refused.map(({ role, action }) => `${role}: ${action}`)).toEqual([]);
  },
);
