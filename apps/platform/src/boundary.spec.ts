import { fitsGlob } from "@mlops/aws";
import { type EnvironmentName, type PolicyStatement } from "@mlops/core";
import { type Cloud, pretendCloud } from "@mlops/testing";
import platform from "./index.ts";
import { shippedConfig } from "./testing/shipped-config.ts";

/** The platform as its stack file in `stacks/` wants it. */
function deployed(environment: EnvironmentName): Promise<Cloud> {
  const stack = `platform.${environment}`;
  const config = shippedConfig(stack);
  return pretendCloud(() => platform.run({ app: "platform", environment }), { stack, config });
}

interface Document {
  readonly Statement: readonly PolicyStatement[];
}

/** The document without what is known only later. */
const documentOf = ({ policy }: Cloud["resources"][number]["inputs"]): Document =>
  JSON.parse(JSON.stringify(policy)) as Document;

/** IAM does not tell actions apart by case. */
const takesIn = (pattern: string, action: string) => fitsGlob(pattern.toLowerCase(), action.toLowerCase());

const allowedActions = ({ Statement }: Document) =>
  Statement.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action = [] }) => Action);

/** Denied whatever the resource and the circumstances. */
const deniedActions = ({ Statement }: Document) =>
  Statement.filter(
    ({ Effect, NotResource, Condition }) => Effect === "Deny" && !NotResource && !Condition,
  ).flatMap(({ Action = [] }) => Action);

describe.each<EnvironmentName>(["dev", "qa", "prod"])("the platform in %s", (environment) => {
  test("gives every role the permissions boundary", async () => {
    const cloud = await deployed(environment);
    const { dependencies: _, urn } = cloud.resource("guardrails-boundary");
    const roles = cloud.resources.filter(({ type }) => type === "aws:iam/role:Role");

    expect(roles.length).toBeGreaterThan(0);
    const unbounded = roles.filter(
      ({ propertyDependencies }) => !propertyDependencies.permissionsBoundary?.includes(urn),
    );
    expect(unbounded.map(({ name }) => name)).toEqual([]);
  });

  test("grants no action that the boundary takes away again", async () => {
    const cloud = await deployed(environment);
    const boundary = documentOf(cloud.inputs("guardrails-boundary"));
    const cap = allowedActions(boundary);
    const denied = deniedActions(boundary);
    const granted = cloud.resources
      .filter(
        ({ type, name }) => /^aws:iam\/(rolePolicy|policy):/.test(type) && !name.startsWith("guardrails-"),
      )
      .flatMap(({ name, inputs }) =>
        allowedActions(documentOf(inputs)).map((action) => `${name}: ${action}`),
      );

    const isTakenIn = (patterns: readonly string[], text: string) =>
      patterns.some((pattern) => takesIn(pattern, text.slice(text.indexOf(": ") + 2)));
    const lost = granted.filter((text) => !isTakenIn(cap, text) || isTakenIn(denied, text));
    expect(denied).toContain("sagemaker:*teDomain");
    expect(granted.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });
});
