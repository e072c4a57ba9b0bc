import type { ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { type Configurations, type Ruling, rulingOf } from "./ruling.ts";
import { type Environment, environmentOf } from "../rule/environment.ts";
import { type Exemption, covers, isExpired } from "./exemption.ts";
import { jsonInputs } from "../resource/json-inputs.ts";
import { type Level, strictest } from "../rule/level.ts";
import { resourceOf, stackOfResources } from "../resource/resource.ts";
import type { Severity } from "../rule/rule-facts.ts";
import type { Finding, ResourceRule, Rule, StackFinding, StackRule } from "../rule/rule.ts";
import { guarded } from "./stopped-rule.ts";

/** One violation as the SDK's server takes it: more than its typings say, so that each carries its own level. */
export interface Violation {
  readonly message: string;
  readonly urn?: string;
  readonly enforcementLevel: Level;
  readonly severity: Severity;
}

type Report = (violation: Violation) => void;

/** A policy as the SDK's server takes it. */
export interface Policy {
  readonly name: string;
  readonly description: string;
  /** The strictest level of any environment; each violation carries the level of its own. */
  readonly enforcementLevel: Level;
  readonly severity: Severity;
  readonly remediationSteps: string;
  /** Where else the rule is found, such as `checkov:CKV_AWS_122`. */
  readonly tags: string[];
  readonly url?: string;
  /** Type tokens that the policy is about. @default - every type */
  readonly resourceTypes?: readonly string[];
  /** Type tokens of the resources that it has to see, for a caller that skips the others. @default - every type */
  readonly seenTypes?: readonly string[];
  readonly validateResource?: (args: ResourceValidationArgs, report: Report) => void;
  readonly validateStack?: (args: StackValidationArgs, report: Report) => void;
}

/** What rules are applied with. */
export interface Application {
  readonly configurations: Configurations;
  readonly exemptions: readonly Exemption[];
  /** The day it is, `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** `rule`, ready for the SDK's server. */
export function policyOf(rule: Rule, application: Application): Policy {
  const rulings = rulingPerEnvironment(rule, application.configurations);
  const about = {
    name: rule.id,
    description: rule.description,
    enforcementLevel: strictest(Object.values(rulings).map(({ level }) => level)),
    severity: rule.severity,
    remediationSteps: rule.remediation,
    tags: Object.entries(rule.mapping).flatMap(([set, ids]) => ids.map((id: string) => `${set}:${id}`)),
    ...linkOf(rule),
  };
  return rule.kind === "resource"
    ? {
        ...about,
        ...(rule.resourceTypes && {
          resourceTypes: rule.resourceTypes,
          seenTypes: [...rule.resourceTypes, jsonInputs],
        }),
        validateResource: resourceValidation(rule, rulings, application),
      }
    : { ...about, validateStack: stackValidation(rule, rulings, application) };
}

type Rulings = Readonly<Record<Environment, Ruling>>;

function rulingPerEnvironment(rule: Rule, configurations: Configurations): Rulings {
  const ruling = (environment: Environment) => rulingOf(rule, environment, configurations);
  return { dev: ruling("dev"), qa: ruling("qa"), prod: ruling("prod") };
}

function resourceValidation(rule: ResourceRule, rulings: Rulings, application: Application) {
  const types = rule.resourceTypes && new Set(rule.resourceTypes);
  return (args: ResourceValidationArgs, report: Report): void => {
    const resource = resourceOf(args);
    if (types && !types.has(resource.type)) return;
    const { level, settings } = rulings[environmentOf(args.urn)];
    if (level === "disabled") return;
    const onFinding = (finding: Finding) => report(violation(rule, finding, level, args.urn, application));
    guarded(() => rule.check(resource, onFinding, { settings }), onFinding);
  };
}

function stackValidation(rule: StackRule, rulings: Rulings, application: Application) {
  return (args: StackValidationArgs, report: Report): void => {
    const stack = stackOfResources(args.resources);
    const any = stack.root ?? stack.resources[0];
    if (!any) return;
    const { level, settings } = rulings[environmentOf(any.urn)];
    if (level === "disabled") return;
    const onFinding = ({ resource = stack.root, ...finding }: StackFinding) =>
      report(violation(rule, finding, level, resource?.urn, application));
    guarded(() => rule.check(stack, onFinding, { settings }), onFinding);
  };
}

/** The violation that is shown for `finding`; an exemption leaves it visible, as an advisory that says why. */
function violation(
  rule: Rule,
  { property, todo = rule.remediation, advisory = false }: Finding,
  level: Level,
  urn: string | undefined,
  { exemptions, today }: Application,
): Violation {
  const message = shortened(property ? `${todo}; ${property.path} is ${property.description}` : todo);
  const exemption = exemptions.find(
    (one) => urn !== undefined && one.policy === rule.id && covers(one, urn) && !isExpired(one, today()),
  );
  return {
    message: exemption ? `${exemptionText(exemption)}: ${message}` : message,
    ...(urn !== undefined && { urn }),
    enforcementLevel: advisory || exemption ? "advisory" : level,
    severity: rule.severity,
  };
}

/** Most characters of a message: what it quotes may be of any length. */
const longestMessage = 4_000;

function shortened(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage - 1)}…` : message;
}

function exemptionText({ expires, owner, reason }: Exemption): string {
  return `exempted until ${expires} by ${owner} (${reason})`;
}

/** The rule's page in the Security Hub user guide, when it is one of theirs. */
function linkOf({ mapping: { fsbp } }: Rule): { url?: string } {
  const [service, number] = fsbp?.[0]?.toLowerCase().split(".") ?? [];
  if (service === undefined || number === undefined) return {};
  const guide = "https://docs.aws.amazon.com/securityhub/latest/userguide";
  return { url: `${guide}/${service}-controls.html#${service}-${number}` };
}
