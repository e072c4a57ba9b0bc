import { stackOf } from "../../rule/environment.ts";
import { awsProvider, cloudControlResource } from "../../resource/resource-types.ts";
import { type Resource, isDefaultProvider } from "../../resource/resource.ts";
import { type Finding, type Rule, resourceRule } from "../../rule/rule.ts";
import type { Property } from "@mlops/api-constraints/property";
import { parseArnPattern } from "@mlops/aws";

/** The accounts and regions of an environment; an empty list allows all. */
type Places = { readonly accounts: readonly string[]; readonly regions: readonly string[] };

const anywhere: Places = { accounts: [], regions: [] };

export const envAccountAndRegion = resourceRule("env-account-and-region", {
  settings: anywhere,
  check(resource, report, { settings }) {
    if (resource.type === awsProvider) providerProblems(resource, settings).forEach(report);
    else if (resource.type.startsWith("aws:")) resourceProblems(resource, settings).forEach(report);
  },
});

function resourceProblems({ props, provider, isPartial }: Resource, { regions }: Places): Finding[] {
  const ownRegion = props.at("region");
  if (isPartial) return [];
  if (!provider) return [{ todo: `${envAccountAndRegion.remediation}; it has none` }];
  if (provider.isDefault) return [{ todo: `${envAccountAndRegion.remediation}; it has ${provider.name}` }];
  return listProblems(ownRegion, regions, "region");
}

/** The problems of a provider that the program makes. Those that Pulumi makes up are refused where they are used. */
function providerProblems({ name, props }: Resource, { accounts, regions }: Places): Finding[] {
  if (isDefaultProvider(name)) return [];
  const allowed = props.at("allowedAccountIds").parsed;
  const region = props.at("region");
  return [
    ...(allowed.isMissing
      ? [{ property: allowed, todo: "set allowedAccountIds to the account of the stack" }]
      : allowed.elements.flatMap((account) => listProblems(account, accounts, "account"))),
    ...(region.isMissing
      ? [{ property: region, todo: "set region to the region of the stack" }]
      : listProblems(region, regions, "region")),
    ...roleProblems(props, allowed),
  ];
}

function listProblems(property: Property, list: readonly string[], what: string): Finding[] {
  if (list.length === 0 || property.text === undefined || property.is(...list)) return [];
  return [{ property, todo: `use an allowed ${what} (${list.join(", ")})` }];
}

/** The role that deployments end up with must be one of an allowed account. */
function roleProblems(props: Property, allowed: Property): Finding[] {
  const chain = props.at("assumeRoles").parsed.elements;
  const roles = [...chain.slice(-1), props.at("assumeRoleWithWebIdentity").parsed].map((role) =>
    role.at("roleArn"),
  );
  return roles.flatMap((role) => {
    const account = parseArnPattern(role.text ?? "")?.account;
    if (account === undefined || allowed.isMissing || allowed.hasUnknown) return [];
    if (allowed.elements.some((one) => one.is(account))) return [];
    return [{ property: role, todo: "assume a role of an account in allowedAccountIds" }];
  });
}

export const envTagMatchesStack = resourceRule("env-tag-matches-stack", {
  settings: { tag: "Environment" },
  check(resource, report, { settings: { tag } }) {
    // Stacks are named <app>.<environment>; of others nothing is certain.
    const [, environment, ...rest] = stackOf(resource.urn).split(".");
    if (environment === undefined || rest.length > 0) return;
    for (const value of tagsOf(resource, tag)) {
      if (value.state === "value" && value.isNot(environment)) report({ property: value });
    }
  },
});

/** The values that the resource itself, or a provider for all its resources, gives to the tag. */
function tagsOf({ type, props }: Resource, tag: string): Property[] {
  if (type === awsProvider) return [props.at("defaultTags").parsed.at("tags").key(tag)];
  if (type === cloudControlResource) {
    const list = props.at("desiredState").parsed.at("Tags").elements;
    return list.filter((one) => one.at("Key").is(tag)).map((one) => one.at("Value"));
  }
  return /^awsx?:/.test(type) ? [props.at("tags").key(tag)] : [];
}

export const placementRules: readonly Rule[] = [envAccountAndRegion, envTagMatchesStack];
