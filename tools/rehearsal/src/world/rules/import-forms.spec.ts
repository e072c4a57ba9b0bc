import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filledExample } from "../testing/filled-example.ts";
import { outputRules } from "./index.ts";

const typings = join(__dirname, "../../../../../node_modules/@pulumi/aws");

/** Ids of a type in the examples of `pulumi import`, as the typings of @pulumi/aws have them. */
function importedIds(type: string): string[] {
  const module = /^aws:([^:]+):/.exec(type)?.[1] ?? "";
  const text = readFileSync(join(typings, `${module}.d.ts`), "utf8");
  return [...text.matchAll(/pulumi import (\S+) \S+ (\S+)/g)].flatMap(([, token, id = ""]) =>
    token === type ? [id] : [],
  );
}

/**
 * The form of an id: an ARN's service, whether it has region and account, and the kind; of others what stands before
 * hexadecimal digits, or what separates their parts.
 */
function formOf(id: string): string {
  if (id.startsWith("arn:")) {
    const [, , service = "", region = "", account = "", ...resource] = id.split(":");
    const kind = /^[a-z-]+(?=\/)/.exec(resource.join(":"))?.[0] ?? "";
    return ["arn", service, region && "region", account && "account", kind].join(":");
  }
  if (id.startsWith("https://")) return `https:${"/".repeat(id.split("/").length - 1)}`;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return "uuid";
  const ofEc2 = /^([a-z]+)-[0-9a-f]{8,}$/.exec(id)?.[1];
  if (ofEc2 !== undefined) return ofEc2;
  return id.replace(/[^/:,]+/g, "x");
}

/** Ids in a state that are not what is imported: the provider finds the thing by other parts. */
const stateDiffers: Readonly<Record<string, { readonly state: string; readonly imported: string }>> = {
  "aws:apigatewayv2/integration:Integration": { state: "x", imported: "x/x" },
  "aws:apigatewayv2/route:Route": { state: "x", imported: "x/x" },
  "aws:apigatewayv2/stage:Stage": { state: "x", imported: "x/x" },
  "aws:appautoscaling/policy:Policy": { state: "x", imported: "x/x/x/x" },
  "aws:appautoscaling/target:Target": { state: "x", imported: "x/x/x" },
  "aws:cloudwatch/eventTarget:EventTarget": { state: "x", imported: "x/x" },
  "aws:codebuild/project:Project": { state: "arn:codebuild:region:account:project", imported: "x" },
  "aws:ec2/route:Route": { state: "x", imported: "x/x" },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": { state: "rtbassoc", imported: "x/x" },
  "aws:lambda/alias:Alias": { state: "arn:lambda:region:account:", imported: "x/x" },
  "aws:lambda/permission:Permission": { state: "x", imported: "x/x" },
};

test.each(Object.entries(outputRules))(
  "every output that the rule of %s fills is one of the type",
  (type, rule) => {
    const module = /^aws:([^:]+):/.exec(type)?.[1] ?? "";
    const text = readFileSync(join(typings, `${module}.d.ts`), "utf8");
    const named = [
      rule.named ?? [],
      Object.keys(rule.outputs ?? {}),
      Object.keys(rule.defaults ?? {}),
    ].flat();
    expect(named.filter((key) => !text.includes(`    readonly ${key}: pulumi.Output<`))).toEqual([]);
  },
);

const types = Object.keys(outputRules).filter((type) => importedIds(type).length > 0);

test("ids are compared for all types but those that nobody imports", () => {
  expect(Object.keys(outputRules).filter((type) => !types.includes(type))).toEqual([
    "aws:cloudcontrol/resource:Resource",
  ]);
});

test.each(types)(
  "the id of %s has the form in which it is imported, or a form that is known to differ",
  (type) => {
    const known = stateDiffers[type];
    const imported = importedIds(type).map(formOf);
    const form = formOf(filledExample(type).id);
    expect(known ? { state: form, imported: imported[0] } : imported).toEqual(
      known ?? expect.arrayContaining([form]),
    );
  },
);
