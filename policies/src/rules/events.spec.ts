import { events } from "../resource/resource-types.ts";
import { type StackFixture, describeStackRule } from "../testing/index.ts";
import { eventbusPolicy } from "./events.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { EventBusPolicyArgs } from "@pulumi/aws/cloudwatch/eventBusPolicy.js";
import type { EventPermissionArgs } from "@pulumi/aws/cloudwatch/eventPermission.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("eventbus-policy", () => {
  const send = { Effect: "Allow", Action: "events:PutEvents", Resource: "*" };
  const policyOf = (statement: object) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ ...send, ...statement }] });
  const fromDev = { Principal: { AWS: "arn:aws:iam::111122223333:root" } };
  const busPolicy: Unwrap<EventBusPolicyArgs> = { eventBusName: UNKNOWN, policy: policyOf(fromDev) };
  const policyFor = (bus: string): StackFixture[string] => ({
    type: events.busPolicy,
    props: busPolicy,
    from: { eventBusName: [bus] },
  });
  const permission: Unwrap<EventPermissionArgs> = {
    statementId: "organisation",
    principal: "*",
    condition: { key: "aws:PrincipalOrgID", type: "StringEquals", value: "o-a1b2c3d4e5" },
    eventBusName: UNKNOWN,
  };
  const message = "give the event bus an EventBusPolicy that names who may send to it";
  const open = (path: string) =>
    `name the accounts that may send, or add a condition such as aws:PrincipalOrgID; ${path} is "*"`;

  describeStackRule(eventbusPolicy, {
    compliant: {
      models: { type: events.bus, props: { name: "models" } },
      "models-policy": policyFor("models"),
      older: { type: events.bus, props: { name: "older" } },
      "older-permission": { type: events.permission, props: permission, from: { eventBusName: ["older"] } },
      partner: {
        type: events.bus,
        props: { name: "aws.partner/example.com/1", eventSourceName: "aws.partner/example.com/1" },
      },
    },
    finds: {
      "a bus without a policy": { without: ["models-policy"], findings: [{ on: "models", message }] },
      "a bus whose policy is another bus's": {
        without: ["models-policy"],
        with: { other: policyFor("older") },
        findings: [{ on: "models", message }],
      },
      "a policy for everybody": {
        change: { "models-policy": { policy: policyOf({ Principal: "*" }) } },
        findings: [{ on: "models-policy", message: open("policy.Statement[0].Principal") }],
      },
      "a permission for everybody": {
        change: { "older-permission": { condition: ABSENT } },
        decidedBy: ["older-permission.principal"],
        findings: [{ on: "older-permission", message: open("principal") }],
      },
      "a permission whose condition takes in every organisation": {
        change: { "older-permission": { "condition.type": "StringLike", "condition.value": "*" } },
        decidedBy: ["older-permission.principal", "older-permission.condition"],
        findings: [{ on: "older-permission", message: open("principal") }],
      },
      "a permission whose condition says nothing about who sends": {
        change: { "older-permission": { "condition.key": "aws:SecureTransport", "condition.value": "true" } },
        decidedBy: ["older-permission.principal", "older-permission.condition"],
        findings: [{ on: "older-permission", message: open("principal") }],
      },
      "a permission for everybody but an organisation": {
        change: { "older-permission": { "condition.type": "StringNotEquals" } },
        decidedBy: ["older-permission.principal", "older-permission.condition"],
        findings: [{ on: "older-permission", message: open("principal") }],
      },
      "a policy for everybody on the account's own bus": {
        with: {
          account: { type: events.busPolicy, props: { policy: policyOf({ Principal: { AWS: "*" } }) } },
        },
        decidedBy: ["account.policy"],
        findings: [{ on: "account", message: open("policy.Statement[0].Principal.AWS") }],
      },
    },
    passes: {
      "a policy that names its bus": {
        without: ["models-policy"],
        with: { named: { type: events.busPolicy, props: { ...busPolicy, eventBusName: "models" } } },
      },
      "a policy of a bus that is known later, from nowhere in particular": {
        without: ["models-policy"],
        with: { somewhere: { type: events.busPolicy, props: busPolicy } },
      },
      "everybody in an organisation": {
        change: {
          "models-policy": {
            policy: policyOf({
              Principal: "*",
              Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
          },
        },
      },
    },
  });
});
