import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { EventBus } from "@pulumi/aws/cloudwatch/eventBus.js";
import { EventBusPolicy } from "@pulumi/aws/cloudwatch/eventBusPolicy.js";
import { z } from "zod";
import { accountRootArn, arnIn, nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  policyDocument,
  checkedSettings,
  otherAccountsValue,
  physicalName,
} from "@mlops/core";

/** Arguments of {@link DeliveryBus}. */
export interface DeliveryBusArgs {
  readonly environment: AwsEnvironment;
  /** Accounts, 12 digits each, whose SageMaker tells of approvals. At least one; the own account needs no leave. */
  readonly senderAccounts: readonly string[];
}

/** The bus that other accounts forward approvals of models to. */
export class DeliveryBus extends ComponentResource {
  readonly busName: Output<string>;
  readonly busArn: Output<string>;

  constructor(name: string, args: DeliveryBusArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:DeliveryBus", name, {}, opts);
    const { environment, ...given } = args;
    const schema = z.strictObject({ senderAccounts: otherAccountsValue(environment.account) });
    const { senderAccounts } = checkedSettings(this, name, schema, given);
    const bus = new EventBus(
      name,
      {
        name: deliveryBusName(environment, name),
        description: "Approvals of models, from the accounts of their registries",
      },
      { parent: this },
    );
    if (senderAccounts.length > 0) {
      new EventBusPolicy(
        `${name}-policy`,
        { eventBusName: bus.name, policy: JSON.stringify(busPolicy(environment, name, senderAccounts)) },
        { parent: this },
      );
    }
    this.busName = bus.name;
    this.busArn = bus.arn;
    this.registerOutputs({ busName: this.busName, busArn: this.busArn });
  }
}

/** The physical name of the bus called `name`. */
function deliveryBusName(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.eventBus });
}

/** Other accounts forward what their SageMaker says, and nothing of their own making. */
function busPolicy(environment: AwsEnvironment, name: string, accounts: readonly string[]) {
  return policyDocument({
    Sid: "ForwardApprovals",
    Effect: "Allow",
    Principal: { AWS: accounts.map((account) => accountRootArn({ ...environment, account })) },
    Action: ["events:PutEvents"],
    Resource: arnIn(environment, "events", `event-bus/${deliveryBusName(environment, name)}`),
    Condition: {
      // One request may put events of several sources on a bus, so the key has several values.
      "ForAllValues:StringEquals": { "events:source": "aws.sagemaker" },
      Null: { "events:source": "false" },
      StringEquals: { "events:detail-type": "SageMaker Model Package State Change" },
    },
  });
}
