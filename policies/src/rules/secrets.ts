import { mustHaveKey } from "../rule/property-rule.ts";
import { relation } from "../resource/relation.ts";
import { secretsmanager } from "../resource/resource-types.ts";
import type { StackResource } from "../resource/resource.ts";
import { type Rule, type StackFinding, stackRule } from "../rule/rule.ts";
import type { Property } from "@mlops/api-constraints/property";
import { parseRateExpression } from "@mlops/aws";

export const secretsCmk = mustHaveKey(
  "secrets-cmk",
  [secretsmanager.secret],
  ["kmsKeyId", "replicas[].kmsKeyId"],
);

export const secretsRotation = stackRule("secrets-rotation", {
  settings: { maxDays: 90 },
  check({ ofType }, report, { settings: { maxDays } }) {
    const rotations = ofType(secretsmanager.rotation);
    for (const rotation of rotations) rotationProblems(rotation, maxDays).forEach(report);
    for (const secret of ofType(secretsmanager.secret)) {
      const names = ["arn", "id", "name"].map((name) => secret.props.at(name));
      const target = { resources: [secret], types: [secretsmanager.secret], names };
      if (rotations.every((rotation) => relation(rotation, "secretId", target) === "no")) {
        report({ resource: secret });
      }
    }
  },
});

function rotationProblems(resource: StackResource, maxDays: number): StackFinding[] {
  const { props } = resource;
  const enabled = props.at("rotationEnabled");
  const days = props.at("rotationRules.automaticallyAfterDays");
  const schedule = props.at("rotationRules.scheduleExpression");
  const todo = `rotate the secret every ${maxDays} days or more often`;
  return [
    ...(enabled.is(false) ? [{ resource, property: enabled, todo: "set rotationEnabled to true" }] : []),
    ...((days.number ?? 0) > maxDays ? [{ resource, property: days, todo }] : []),
    ...(daysOf(schedule) > maxDays ? [{ resource, property: schedule, todo }] : []),
  ];
}

const daysPer = { minute: 1 / 1_440, hour: 1 / 24, day: 1 } as const;

/** Days between rotations, of a rate; 0 of anything else: what a cron expression comes to is not worked out. */
function daysOf({ text = "" }: Property): number {
  const rate = parseRateExpression(text.trim());
  return rate === undefined ? 0 : rate.count * daysPer[rate.unit];
}

export const secretsRules: readonly Rule[] = [secretsCmk, secretsRotation];
